#!/usr/bin/env bash
# diskfish: TAB completes names that only the guest knows.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname "$0")/appliance.sh"

cat >script.fish <<'END'
disk attach disk.img size=200M sync=none
complete -- 'vgremove '
complete -- 'aug-get /fi'
run
part-disk /dev/sda mbr
pvcreate /dev/sda1
vgcreate GROUP /dev/sda1
lvcreate VOL GROUP 100
mkfs ext4 /dev/GROUP/VOL label:mylabel
mount /dev/GROUP/VOL /
mkdir /etc
write /etc/hosts "127.0.0.1 localhost\n"
complete -- 'vgremove G'
complete -- 'vg-activate true "G'
complete -- 'lvcreate X '
complete -- 'findfs-label my'
complete -- 'lvremove /dev/GR'
complete -- 'aug-get /files/etc/'
aug-init / 0
complete -- 'aug-get '
complete -- 'aug-get /files/etc/h'
complete -- 'aug-get /files/etc/hosts/'
END
"$diskfish" -f script.fish >out 2>&1 || complain "exit status $?"
cat >wanted <<'END'
GROUP	value	
"GROUP"	value	
GROUP	value	
mylabel	value	
/dev/GROUP/VOL	device	
/	path	
/files/etc/hosts	path	
/files/etc/hosts/1	path	
END
same completion wanted out
verdict
