mkfs ext4 /dev/sda1 blksize:4096
