add-drive a.img cachemode:
