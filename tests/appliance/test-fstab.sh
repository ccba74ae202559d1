#!/usr/bin/env bash
# diskfish: -i mounts what fstab names in other ways, and reports invalid lines.
# SPDX-License-Identifier: GPL-3.0-or-later

source "$(dirname "$0")/appliance.sh"
need sfdisk mkfs.ext4 mkfs.vfat

# Inspection is slow without KVM, so one image contains all cases.
mkdir -p root/{etc,bin,usr,lib,srv,data,var/lib/dpkg} root/boot/firmware
: >root/var/lib/dpkg/status
printf 'ID=debian\nPRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\n' \
       >root/etc/os-release
echo 12.4 >root/etc/debian_version
# The root is not at the device in fstab.  The library does not resolve the
# other names, and refuses to inspect a disk with the line of two words or that
# with a carriage return.
cat >root/etc/fstab <<'END'
/dev/sdz9 / ext4 defaults 0 1
proc /proc proc defaults 0 0
PARTUUID=A0000000-0000-0000-0000-000000000001 /boot/firmware/ vfat defaults 0 2
PARTLABEL=part\0402 /srv ext4 defaults 0 2
UUID=11111111-2222-3333-4444-555555555555 /data ext4 defaults 0 2
PARTUUID=b0000000-0000-0000-0000-000000000009 none swap sw 0 0
PARTLABEL=none /home ext4 noauto 0 2
server:/dir /mnt nfs defaults 0 0
END
printf 'two words\nLABEL=BOOT /boot\033[1m vfat ro 0 0\r\n' >>root/etc/fstab
truncate -s 12M disk
for n in 1 2 3; do
  echo "size=2M,name=\"part $n\",uuid=a0000000-0000-0000-0000-00000000000$n"
done | sed '1i label: gpt' | sfdisk -q disk
{
  mkfs.vfat -n BOOT --offset 2048 disk 2048 &&
    mkfs.ext4 -q -E offset=$((3 << 20)) disk 2M &&
    mkfs.ext4 -q -d root -E offset=$((5 << 20)) -O ^has_journal disk 2M
} >log 2>&1 || fail "$(cat log)"

cat >mount.fish <<'END'
mountpoints
END
cat >mount.out.expected <<'END'
/dev/sda3: /
/dev/sda2: /srv
/dev/sda1: /boot/firmware
END
cat >mount.err.expected <<'END'
diskfish: note: /etc/fstab:1: cannot find '/dev/sdz9': /dev/sda3 is mounted on /
diskfish: note: /etc/fstab:5: cannot find 'UUID=11111111-2222-3333-4444-555555555555': /data is not mounted
diskfish: note: /etc/fstab:7: cannot find 'PARTLABEL=none': /home is not mounted
diskfish: note: /etc/fstab:9: expected 'DEVICE MOUNTPOINT TYPE OPTIONS', found 'two words'
diskfish: note: /etc/fstab:10: the line ends with a carriage return (CRLF)
diskfish: note: cannot mount '/dev/sda1' on /boot\x1b[1m: mount: /boot [1m: mount point is not a directory
END
run_script mount --ro --format=raw -a disk -i
expect mount 0
verdict
