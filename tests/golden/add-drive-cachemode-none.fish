add-drive a.img cachemode:none
