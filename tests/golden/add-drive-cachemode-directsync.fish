add-drive a.img cachemode:directsync
