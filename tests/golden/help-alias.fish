help unmount
