mkfs ext4 /dev/sda1 :4096
