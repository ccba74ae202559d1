add-drive a.img protocol:nbdx
