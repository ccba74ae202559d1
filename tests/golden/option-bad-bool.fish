e2fsck /dev/sda1 correct:2
