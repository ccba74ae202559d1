add disk.img format:raw
run
mount /dev/sda /
mkdir-mode /dir 0700
touch /file
chmod 0640 /file
chown 1000 100 /file
chmod 04755 /dir
mknod 0100644 0 0 /plain
mkfifo 0600 /fifo
mknod-c 0666 1 3 /null
umask 0077
touch /private
lchown 5 6 /fifo
-chmod 0644 /nosuch
-chmod rw /file
-chown 1 /file
