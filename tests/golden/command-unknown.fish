echo not run
mout /dev/sda1 /
