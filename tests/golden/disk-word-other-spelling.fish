disk attach a.img cachemode:unsafe
