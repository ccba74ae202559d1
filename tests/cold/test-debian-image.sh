#!/usr/bin/env bash
# diskfish: an operating system is installed in an image and detected by
# inspection.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The tree contains packages of the host's distribution.  It is stored in the
# build directory, since building it takes long and needs the network.

source "$(dirname "$0")/../appliance/appliance.sh"

suite=$(. /etc/os-release && echo "${VERSION_CODENAME-}")
test -n "$suite" || suite=bookworm
kept=$top_builddir/tests/cache/$suite.tar

command -v mmdebstrap debootstrap >/dev/null ||
  skip 'neither mmdebstrap nor debootstrap is installed'

make_tree ()
{
  if command -v mmdebstrap >/dev/null; then
    mmdebstrap --quiet --variant=essential \
               --dpkgopt='path-exclude=/usr/share/doc/*' \
               --dpkgopt='path-exclude=/usr/share/man/*' \
               --dpkgopt='path-exclude=/usr/share/locale/*' \
               --dpkgopt='path-exclude=/usr/share/zoneinfo/*' \
               "$suite" "$1"
  else
    debootstrap --variant=minbase "$suite" "$scratch/tree" >/dev/null &&
      tar -C "$scratch/tree" --one-file-system -cf "$1" .
  fi
}

if ! test -s "$kept"; then
  mkdir -p "${kept%/*}"
  cleanup rm -f "$kept.$$.tar"
  TMPDIR=/var/tmp make_tree "$kept.$$.tar" >make.log 2>&1 || {
    cat make.log
    fail "the tree of $suite could not be made"
  }
  mv "$kept.$$.tar" "$kept"
fi

# The tree contains the expected results.
tar -xf "$kept" ./usr/lib/os-release ./etc/debian_version \
    ./var/lib/dpkg/status
value ()
{
  sed -n "s/^$1=//p" usr/lib/os-release | tr -d '"'
}
# libguestfs reads the product name from Debian's own file.
product=$(value PRETTY_NAME)
if test "$(value ID)" = debian; then
  product=$(cat etc/debian_version)
fi
arch=$(awk '/^Package: dpkg$/, /^$/ { if ($1 == "Architecture:") print $2 }' \
           var/lib/dpkg/status | sed 's/amd64/x86_64/; s/arm64/aarch64/')
packages=$(grep -c '^Status: install ok installed' var/lib/dpkg/status)

cat >debian.fish <<END
disk attach debian.img size=700M sync=none
run
part-disk /dev/sda mbr
mkfs ext4 /dev/sda1 label:root
mount /dev/sda1 /
time tar-in $kept / | sed 's/.*//'
write /etc/fstab "LABEL=root / ext4 defaults 0 1\ntmpfs /tmp tmpfs defaults 0 0\n"
write /etc/hostname "made-by-diskfish\n"
umount-all
inspect-os
inspect-get-roots
inspect-get-type /dev/sda1
inspect-get-distro /dev/sda1
inspect-get-major-version /dev/sda1
inspect-get-product-name /dev/sda1
inspect-get-arch /dev/sda1
inspect-get-hostname /dev/sda1
inspect-get-package-format /dev/sda1
inspect-get-mountpoints /dev/sda1
inspect-get-filesystems /dev/sda1
mount-ro /dev/sda1 /
inspect-list-applications2 /dev/sda1 | grep -c '^  app2_name: '
inspect-list-applications2 /dev/sda1 | grep '^  app2_name: dpkg'
list-filesystems
sh "echo \$((6 * 7)) from inside"
command "dpkg-query --show --showformat=installed dpkg"
END
cat >debian.out.expected <<END

/dev/sda1
/dev/sda1
linux
$(value ID)
$(value VERSION_ID | cut -d. -f1)
$product
$arch
made-by-diskfish
deb
/: /dev/sda1
/dev/sda1
$packages
  app2_name: dpkg
/dev/sda1: ext4
42 from inside

installed
END
run_script debian
expect debian 0
expect_released debian debian.img
expect_tidy debian
verdict
