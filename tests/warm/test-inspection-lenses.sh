#!/bin/bash
# diskfish: inspection finds the same with the few Augeas lenses of a clone as
# with all of them.
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC1091
. "$(dirname "$0")/warm.sh"
need mke2fs
shared_cache
cd "$scratch" || exit 99
images=()

# system NAME: make an image of the files in the directory NAME.
system ()
{
  mkdir -p "$1"/{bin,boot,dev,etc,proc,srv,usr,var}
  truncate -s 16M "$1.img"
  mke2fs -q -t ext4 -L "$1" -d "$1" "$1.img"
  images+=(--format=raw -a "$1.img")
}

mkdir -p {debian,redhat,array,suse,files}/etc redhat/etc/sysconfig

# fstab with labels and a device, and lines to skip
printf 'ID=debian\nVERSION_ID="12"\n' >debian/etc/os-release
echo 12.4 >debian/etc/debian_version
echo small >debian/etc/hostname
cat >debian/etc/fstab <<'END'
# comment
LABEL=debian / ext4 defaults,errors=remount-ro 0 1
/dev/sda1	/srv	ext4	ro	0	2
proc /proc proc defaults 0 0
/dev/cdrom /media/cdrom iso9660 noauto
LABEL=suse /var ext4 defaults 0 0
END

# the name of the host in a file of shell variables
echo 'Red Hat Enterprise Linux Server release 6.5' >redhat/etc/redhat-release
printf '# network\nNETWORKING=yes\nHOSTNAME="six.example.com"\n' \
  >redhat/etc/sysconfig/network
echo 'LABEL=redhat / ext4 defaults 1 1' >redhat/etc/fstab

# an array with another name in mdadm.conf than the kernel gives it
printf 'ID=fedora\nVERSION_ID=39\n' >array/etc/os-release
echo 'Fedora release 39' >array/etc/fedora-release
printf 'LABEL=array / ext4 defaults 0 1\n/dev/md0 /srv ext4 ro 0 2\n' \
  >array/etc/fstab
echo 'ARRAY /dev/md0 UUID=01234567:89abcdef:01234567:89abcdef' \
  >array/etc/mdadm.conf

printf 'ID=opensuse-leap\nVERSION_ID="15.5"\n' >suse/etc/os-release
echo green >suse/etc/HOSTNAME
echo 'LABEL=suse / ext4 defaults 0 1' >suse/etc/fstab

# files that other lenses parse
echo '127.0.0.1 localhost files' >files/etc/hosts
printf 'ID=arch\n' >files/etc/os-release
echo files >files/etc/hostname
printf '[section]\nkey = value\n' >files/etc/setup.ini
echo 'LABEL=files / ext4 defaults 0 1' >files/etc/fstab

for name in debian redhat array suse files; do system "$name"; done
for disk in f g; do
  truncate -s 8M $disk.img
  images+=(--format=raw -a $disk.img)
done

# The order of the images decides the names of their devices.
questions ()
{
  local letter call

  echo inspect-os
  for letter in a b c d e; do
    echo "echo --- sd$letter"
    for call in type distro product-name product-variant major-version \
                minor-version hostname package-format mountpoints \
                filesystems drive-mappings arch; do
      echo "-inspect-get-$call /dev/sd$letter"
    done
  done
  echo umount-all
}

array='mdadm -C /dev/md/any -l 1 -n 2 --metadata=1.2 --run'
array+=' --uuid=01234567:89abcdef:01234567:89abcdef'
array+=' /dev/sdf /dev/sdg 2>/dev/null'
array+='; udevadm settle; mke2fs -q -t ext4 /dev/md127'
{
  printf 'run\ndebug sh "%s"\n' "$array"
  echo 'debug sh "ls /usr/share/augeas/lenses/dist | wc -l"'
  questions
} >few.fish
{
  echo 'debug sh "ln -sfn diskfish-all /usr/share/augeas/lenses/dist"'
  echo 'debug sh "ls /usr/share/augeas/lenses/dist | wc -l"'
  questions
} >all.fish
cat few.fish >both.fish
echo 'echo === all lenses' >>both.fish
cat all.fish >>both.fish
"$diskfish" -v --ro "${images[@]}" -f both.fish >both 2>log
grep -q '^diskfish-hv: the clone is running' log || complain 'no clone'

sed '/^=== all lenses/,$d' both | grep -v '^$' >few
sed '1,/^=== all lenses/d' both | grep -v '^$' >all
test "$(head -n 1 few)" -lt 20 || complain 'a clone loads all lenses'
test "$(head -n 1 all)" -gt 200 || complain 'there are not all lenses'
sed -i 1d few
sed -i 1d all
same 'what inspection finds' all few

# The answers that need a lens.
for line in '"six.example.com"' '/srv: /dev/md127' '/var: /dev/sdd'; do
  grep -qxF -- "$line" few || complain "inspection does not find '$line'"
done
verdict
