echo not run
disk set sda
