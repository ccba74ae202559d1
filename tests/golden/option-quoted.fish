mkfs ext4 /dev/sda1 'blocksize:big'
