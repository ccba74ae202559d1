add disk.img format:raw
run
mount /dev/sda /
touch /s
truncate-size /s 1M
is-zero /s
pwrite /s "x" 500000
is-zero /s
pread /s 3 499999 | od -An -c
filesize /s
du /s
fill 0 4096 /z
is-zero /z
-pread /z 10 -1
-pwrite /z x -1
