-disk attach a.img ro format=qcow2
add-drive a.img format:vmdk readonly:true
