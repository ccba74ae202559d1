# SPDX-License-Identifier: GPL-3.0-or-later
# The manual's examples that need a guest.
libc=$(ldd /bin/echo | sed -n 's/.*libc.*=> \(.*\) (.*/\1/p')
loader=$(ldd /bin/echo | sed -n 's/^[ \t]*\(\/[^ ]*\) (.*/\1/p')
cp -L /bin/echo "$libc" "$loader" .
guestfish <<_EOF_
add-ro disk.img
run
list-filesystems
mount /dev/vg_guest/lv_root /
cat /etc/fstab
exit
_EOF_
guestfish -a disk.img --ro <<_EOF_
run
lvs
_EOF_
guestfish <<_EOF_
add disk.img
run
mount /dev/vg_guest/lv_root /
write /etc/motd "Welcome, new users"
cat /etc/passwd | awk -F: '\$3 == 0 { print }'
hexdump /etc/motd | head
tar-out /etc - | tar tf - | sort
echo "|"
echo "~"
upload -<<END /foo
input line 1
input line 2
input line 3
END
touch /file
truncate-size /file 1M
mkdir /public
chmod 0777 /public
-rm-rf /home/*
glob rm-rf /home/j*
ls /home
touch "/file name"
rm '/file name'
mkdir-p $(dirname "$loader")
mkdir-p $(dirname "$libc")
copy-in ${loader##*/} $(dirname "$loader")
copy-in ${libc##*/} $(dirname "$libc")
copy-in echo /bin
command "/bin/echo 'foo      bar'"
command "/bin/echo \'foo\'"
rm-rf $(dirname "$loader")
rm-rf $(dirname "$libc")
rm /bin/echo
_EOF_
echo "status $?"
echo from here | guestfish -a disk.img -m /dev/vg_guest/lv_root -- upload - /bar
guestfish \
  add disk.img : run : mount /dev/vg_guest/lv_root / : \
  write /etc/resolv.conf "nameserver 1.2.3.4"
# A change within the second of the download is none to guestfish.
EDITOR='sleep 2; sed -i s/5/9/' guestfish --rw --add disk.img \
  --mount /dev/vg_guest/lv_root \
  --mount /dev/sda1:/boot \
  edit /boot/grub/grub.conf
rm echo "${libc##*/}" "${loader##*/}"
