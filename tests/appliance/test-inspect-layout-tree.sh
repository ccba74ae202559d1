#!/usr/bin/env bash
# diskfish: inspect, layout, tree, du-top and diff show a Linux, a Windows, a
# data disk and broken disks correctly.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: test-inspect-layout-tree.sh [-u]
#
# The expected outputs are in inspect-layout-tree/; -u rewrites them.

source "$(dirname "$0")/appliance.sh"
need python3 script tar
expected=$here/inspect-layout-tree
schema=$top_builddir/man/diskfish.schema.json

# ---- the images

mkdir -p root/etc root/var/lib/dpkg root/usr/bin root/bin root/lib root/home
cat >root/etc/os-release <<'END'
ID=debian
PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"
VERSION_ID="12"
END
echo 12.4 >root/etc/debian_version
echo small >root/etc/hostname
printf 'LABEL=root / ext4 defaults 0 1\n/dev/vg0/data /srv ext4 defaults 0 2\n' \
       >root/etc/fstab
for name in one two; do
  printf 'Package: %s\nStatus: install ok installed\nArchitecture: all\n' $name
  printf 'Version: 1:2.0-3\n\n'
done >root/var/lib/dpkg/status
tar -C root --owner=0 --group=0 --numeric-owner -cf root.tar .
for kind in software system program; do
  python3 "$here/make-hive.py" $kind $kind
done
{ printf hibr; head -c 8188 /dev/zero; } >hibernated

# make NAME: create images with the script in the input.
make ()
{
  cat >"$1.fish"
  run_script "$1"
  expect "$1" 0
}

make_linux ()
{
make make-linux <<'END'
disk attach linux.img size=300M sync=none
disk attach one.img size=64M sync=none
disk attach two.img size=64M sync=none
disk attach data.img size=40M sync=none
run
part-init /dev/sda gpt
part-add /dev/sda primary 2048 133119
part-add /dev/sda primary 200704 399999
part-add /dev/sda primary 400000 500000
mkfs ext4 /dev/sda1 label:root
pvcreate /dev/sda2
vgcreate vg0 /dev/sda2
lvcreate data vg0 48
lvcreate swap vg0 16
mkfs ext4 /dev/vg0/data label:data
mkswap /dev/vg0/swap label:paging
mount /dev/sda1 /
tar-in root.tar /
mkdir /srv
mkdir "/e\x1b[31mvil"
write "/line\nend \\" old
ln-s /etc/hostname /link
umount-all
md-create raid "/dev/sdb /dev/sdc" level:raid1
mkfs ext2 /dev/md127 label:mirror
mkfs ext4 /dev/sdd label:full
mount /dev/sdd /
mkdir /dir
fallocate64 /dir/large 29M
write /small x
ln /small /again
END
}

make_broken ()
{
make make-broken <<'END'
disk attach broken.img size=120M sync=none
disk attach cut.img size=60M sync=none
run
part-init /dev/sda gpt
part-add /dev/sda primary 2048 100000
part-add /dev/sda primary 100352 200000
mkfs ext4 /dev/sda1 label:good
mkfs ext4 /dev/sda2 label:bad
part-disk /dev/sdb gpt
mkfs ext4 /dev/sdb1 label:lost
END
# The block size of the second file system is invalid, and half of the other
# disk is missing.
printf '\377\377\377\377' |
  dd of=broken.img bs=1 seek=$((100352 * 512 + 1024 + 24)) conv=notrunc \
     status=none
truncate -s 30M cut.img
}

make_others ()
{
make make-others <<'END'
disk attach windows.img size=100M sync=none
disk attach odd.img size=120M sync=none
disk attach half.img size=32M sync=none
disk attach other.img size=32M sync=none
disk attach group.img size=32M sync=none
disk attach rest.img size=32M sync=none
disk attach headless.img size=32M sync=none
run
part-disk /dev/sda mbr
part-set-mbr-id /dev/sda 1 7
mkfs ntfs /dev/sda1 label:System
mount /dev/sda1 /
mkdir-p /Windows/System32/config
mkdir-p /Windows/System32/drivers
mkdir "/Program Files"
upload program /Windows/System32/cmd.exe
upload software /Windows/System32/config/SOFTWARE
upload system /Windows/System32/config/SYSTEM
upload hibernated /hiberfil.sys
umount-all
part-init /dev/sdb mbr
part-add /dev/sdb primary 2048 22527
part-add /dev/sdb extended 22528 200703
part-add /dev/sdb logical 24576 90111
part-add /dev/sdb logical 92160 122879
part-add /dev/sdb logical 124928 190463
part-add /dev/sdb primary 204800 240000
pvcreate /dev/sdb1
upload locked /dev/sdb5
mkfs ext2 /dev/sdb6 label:logical
upload locked /dev/sdb7
md-create pair "/dev/sdc /dev/sdd" level:raid1
pvcreate /dev/sde
pvcreate /dev/sdf
vgcreate wide "/dev/sde /dev/sdf"
lvcreate near wide 16
part-disk /dev/sdg gpt
END
# The header of one partition table and its copy are missing.
for sector in 1 65535; do
  dd if=/dev/zero of=headless.img bs=512 seek=$sector count=1 conv=notrunc \
     status=none
done
}

lock locked secret
truncate -s 1M empty.img

# ---- the commands

# look NAME ARGUMENT...: compare the output of the script NAME.fish.
look ()
{
  local name=$1 kind

  shift
  run_script "$name" "$@"
  if test "$update" = yes; then
    cp "$name.out" "$name.err" "$expected"
    return
  fi
  for kind in out err; do
    same "$name: $kind" "$expected/$name.$kind" "$name.$kind"
  done
}

update=no
test "${1-}" != -u || update=yes

look_at_linux ()
{
cat >linux.fish <<'END'
run
inspect applications
layout
-ls /
-mount /dev/sda2 /
-mount /dev/sdb /
-mount /dev/sda /
-mount /dev/sdx /
-mount /dev/vg0/dat /
mount_ro /dev/sda1 /
inspect
-cat /etc/hostnam
-touch /x
tree /
tree /etc 1
tree /link
du-top /etc 2
END
look linux --ro -a linux.img -a one.img -a two.img

cat >data.fish <<'END'
run
inspect
layout
mount-ro /dev/sda /
du-top / 3
du-top /dir
-du-top / 0
-tree / 0
-tree /none
END
look data --ro -a data.img
}

look_at_others ()
{
cat >windows.fish <<'END'
run
inspect applications
layout
mount /dev/sda1 /
-touch /x
END
look windows -a windows.img

# Devices that are locked, in no group, not running, or incomplete.
cat >odd.fish <<'END'
run
inspect
cryptsetup-open /dev/sda5 opened readonly:true
layout
END
echo secret >key
input=key look odd --ro --keys-from-stdin -a odd.img -a half.img \
               -a group.img -a headless.img

cat >broken.fish <<'END'
run
inspect
layout
-mount /dev/sda2 /
-mount /dev/sdb /
-mount /dev/sdc /
-mkfs xfs /dev/sdc
-vgcreate vg /dev/sdc
END
look broken --ro -a broken.img -a cut.img -a empty.img
}

# ---- differences

find_differences ()
{
qemu-img create -q -f qcow2 -F raw -b linux.img changed.qcow2
cat >change.fish <<'END'
disk attach changed.qcow2 sync=none
run
mount /dev/sda1 /
write /etc/hostname "large\n"
write /etc/new new
chmod 0700 /home
chown 5 6 /usr/bin
rm /link
ln-s /etc /link
rm /etc/os-release
write "/line\nend \\" new
END
run_script change
expect change 0
echo 'diff linux.img changed.qcow2' >diff.fish
look diff
echo 'diff changed.qcow2 changed.qcow2' >same.fish
look same
# Without an operating system, the only file system is compared, or all.
cat >plain.fish <<'END'
diff data.img data.img
diff broken.img repaired.img
-diff empty.img empty.img
END
cp broken.img repaired.img
cat >repair.fish <<'END'
disk attach repaired.img sync=none
run
mkfs ext4 /dev/sda2 label:bad
mount /dev/sda2 /
write /new x
END
run_script repair
expect repair 0
look plain
}

# ---- on a terminal

show_on_terminals ()
{
# terminal NAME COLUMNS SETTING...: show the disks in a terminal of this width.
# (A cold start may be long enough for a bar.)
terminal ()
{
  local name=$1 columns=$2

  shift 2
  env -u NO_COLOR "$@" script -qec "stty cols $columns; \
    '$diskfish' --no-progress-bars --ro -a data.img run : layout \\
      : echo \"\$(printf 'a\\033[1mb')\"" \
      /dev/null </dev/null | tr -d '\r' >"$name.out"
  if test $update = yes; then
    cp "$name.out" "$expected"
  else
    same "$name" "$expected/$name.out" "$name.out"
  fi
}

terminal narrow 20 TERM=xterm
terminal dumb 80 TERM=dumb
terminal colourless 80 TERM=xterm NO_COLOR=1
terminal coloured 80 TERM=xterm
}

# ---- machine-readable output

check_json ()
{
if python3 -c 'import jsonschema' 2>/dev/null; then
  printf '%s\n' doctor launch inspect layout mount-ro tree du-top stat \
         list-filesystems part-list lvs-full statvfs >names
  cat >json.fish <<'END'
doctor
run
inspect applications
layout
mount-ro /dev/sda1 /
tree /
du-top / 3
stat /etc
list-filesystems
part-list /dev/sda
lvs-full
statvfs /
-mount /dev/sdb2 /
-mount /dev/sdc /
-mount /dev/sdd /
-mkfs xfs /dev/sdd
-vgcreate vg /dev/sdd
END
  run_script json --ro --json -a linux.img -a broken.img -a cut.img \
             -a empty.img
  python3 "$top_srcdir/tests/validate-json.py" "$schema" results names \
          json.out >faults || complain "JSON: $(cat faults)"
  run_script diff --json
  echo diff >names
  python3 "$top_srcdir/tests/validate-json.py" "$schema" results names \
          diff.out >faults || complain "JSON of diff: $(cat faults)"
  python3 "$top_srcdir/tests/validate-json.py" "$schema" errors json.err \
          >faults || complain "JSON of errors: $(cat faults)"
fi
}

# Comparing systems takes two inspections each, so it is done in the slow pass,
# like the unusual disks.
make_linux
if is_slow_pass; then
  make_broken
  make_others
  look_at_others
  find_differences
  check_json
else
  look_at_linux
  show_on_terminals
fi
expect_tidy inspect-layout-tree
verdict
