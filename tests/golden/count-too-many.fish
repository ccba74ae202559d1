mount /dev/sda1 / now
