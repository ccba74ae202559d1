add a.img cachemode:writeback
add-drive a.img cachemode:unsafe readonly:true
add-ro a.img
disk list
