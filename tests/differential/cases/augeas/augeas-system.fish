# The appliance itself, configuration files, programs, and what goes wrong.
add-drive disk.img format:raw
run
version
utsname
ping-daemon
echo-daemon "a b 'c d'"
echo-daemon ""
sleep 0
available-all-groups | wc -l
supported | head -n 1
get-pid | grep -c '^[0-9]*$'
set-verbose false
get-sockdir | sed 's/libguestfs.*/SOCKDIR/'
mkfs ext4 /dev/sda
-mount /dev/sdz /
-cat /etc/passwd
mount /dev/sda /
mkdir /etc
write /etc/hosts "127.0.0.1 localhost\n10.0.0.1 one two\n"
write /etc/fstab "/dev/sda / ext4 defaults 1 1\n"
aug-init / 0
aug-match /files/etc/hosts/*
aug-get /files/etc/hosts/1/canonical
aug-ls /files/etc/hosts
aug-set /files/etc/hosts/2/canonical renamed
aug-setm /files/etc/hosts/* canonical changed
aug-defvar h /files/etc/hosts
aug-defvar none ""
aug-defnode n /files/etc/hosts/03 ""
aug-insert /files/etc/hosts/1 #comment true
aug-set "/files/etc/hosts/#comment" "a comment"
aug-label /files/etc/hosts/1
aug-mv /files/etc/hosts/2 /files/etc/hosts/4
aug-rm /files/etc/hosts/03
aug-clear /files/etc/hosts/4/alias
aug-set /files/etc/hosts/4/alias two
aug-save
-aug-get /files/nowhere
aug-match /files/etc/nowhere/*
aug-load
aug-close
cat /etc/hosts
-command "nosuchprogram"
-command ""
-sh "echo a"
-command-lines "ls /"
mkdir /bin
upload hello /bin/hello
chmod 0755 /bin/hello
-command "/bin/hello x"
mkdir /dev
inotify-init 0
inotify-add-watch /etc 0xfff
-inotify-init 0
touch /etc/new
inotify-files
inotify-close
umount-all
set-autosync true
get-autosync
list-devices
shutdown
add-drive disk.img format:raw readonly:true
run
mount-ro /dev/sda /
cat /etc/fstab
vfs-type /dev/sda
quit
echo not run
