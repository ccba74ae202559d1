add-drive a.img cachemode:unsave
