mkfs ext4 /dev/sda1 extra blocksize:4096
