mount /dev/sda1
