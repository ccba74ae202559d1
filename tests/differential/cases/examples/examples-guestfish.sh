# SPDX-License-Identifier: GPL-3.0-or-later
cat >script <<'END'
#!/usr/bin/guestfish -f
sparse test1.img 100M
run
part-disk /dev/sda mbr
mkfs ext2 /dev/sda1
END
guestfish -f script
rm script
guestfish <<_EOF_
add test1.img
run
mount /dev/sda1 /
write /etc-motd "Welcome, new users"
<! for n in \`seq 1 3\`; do echo write /foo.\$n \$n; done
<! for n in \`seq 1 3\`; do printf "write /foo.%03d %d\n" \$n \$n; done
ls / | grep -v lost
!mkdir local
tgz-out / local/remote-data.tar.gz
!tar tzf local/remote-data.tar.gz | sort; rm -r local
list-devices | tail -1
tgz-out / - | tar ztf - | wc -l
-command "/bin/echo \'foo\'"
_EOF_
echo "status $?"
guestfish \
  add test1.img : run : mount /dev/sda1 / : \
  write /resolv.conf "nameserver 1.2.3.4"
# A change within the second of the download is none to guestfish.
EDITOR='sleep 2; sed -i s/1/9/' guestfish --rw --add test1.img \
  --mount /dev/sda1 \
  edit /resolv.conf
guestfish -a test1.img --ro <<_EOF_
run
lvs
list-filesystems
_EOF_
guestfish -- disk_create overlay.qcow2 qcow2 -1 backingfile:test1.img backingformat:raw
rm overlay.qcow2
