add-drive a.img cachmode:unsafe
