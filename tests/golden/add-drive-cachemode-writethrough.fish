add-drive a.img cachemode:writethrough
