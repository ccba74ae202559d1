mount /dev/sda1   
