mkfs ext4 /dev/sda1 blocksize:4096 label:a blocksize:1024
