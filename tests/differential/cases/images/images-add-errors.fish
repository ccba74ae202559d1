-add nosuch.img
-add a.img format:../x
-add a.img iface:
-add a.img cachemode:fast
-add a.img discard:perhaps
-add a.img protocol:nosuch
-add a.img protocol:nbd
-add a.img label:far-too-long-for-a-label
-add a.img label:a/b
-add a.img server:host
-add a.img readonly:true readonly:true
-add a.img blocksize:1000
-add-ro nosuch.img
-add-drive
-add-drive a.img b.img
add a.img
add-ro a.img
add-drive-ro a.img
add-drive-opts a.img readonly:true format:raw
add-ro a.img label:short
