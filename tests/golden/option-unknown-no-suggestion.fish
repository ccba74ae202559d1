mkfs ext4 /dev/sda1 zzz:1
