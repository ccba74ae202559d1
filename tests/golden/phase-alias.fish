echo one
umount-opts /
