#!/usr/bin/env bash
# diskfish: layout shows labels in other alphabets, and LVM members with equal
# groups or UUIDs.
# SPDX-License-Identifier: GPL-3.0-or-later

source "$(dirname "$0")/appliance.sh"
need mkfs.ext4 sfdisk

label ()
{
  truncate -s 4M "$1"
  mkfs.ext4 -q -O ^has_journal -L "$2" "$1" || fail mkfs.ext4
}
label 1-space 'LABEL X'
label 2-umlaut 'Süß'
label 3-signs 'M-C ^\\'

# group IMAGE: create a disk with the volume group vg0.
group ()
{
  truncate -s 16M "$1"
  "$diskfish" --format=raw -a "$1" run : pvcreate /dev/sda : \
    vgcreate vg0 /dev/sda || fail vgcreate
}
group 4-group
group 5-other
cp 4-group 6-copy

cat >layout.fish <<'END'
run
layout
END
images=()
for image in [1-6]-*; do
  images+=(-a "$image")
done
cat >layout.out.expected <<'END'
NAME     KIND SIZE CONTENT     LABEL   USE NOTE
/dev/sda disk   4M ext4        LABEL X  1% 
/dev/sdb disk   4M ext4        Süß      1% 
/dev/sdc disk   4M ext4        M-C ^\\  1% 
/dev/sdd disk  16M LVM2_member             in a volume group 'vg0'; another one has the same name
/dev/sde disk  16M LVM2_member             in a volume group 'vg0'; another one has the same name
/dev/sdf disk  16M LVM2_member             has the UUID of /dev/sdd: one is a copy of the other
END
run_script layout --ro --format=raw "${images[@]}"
expect layout 0
cat >copy.fish <<'END'
run
layout
END
cat >copy.out.expected <<'END'
NAME     KIND  SIZE CONTENT     NOTE
/dev/sda disk   16M LVM2_member 
└─vg0    group  12M LVM         
  └─free free   12M             
/dev/sdb disk   16M LVM2_member has the UUID of /dev/sda: one is a copy of the other
END
run_script copy --ro --format=raw -a 4-group -a 6-copy
expect copy 0

# gpt IMAGE: create a partition table with a partition of 8 MiB.
gpt ()
{
  truncate -s 16M "$1"
  printf 'label: gpt\nsize=8M\n' | sfdisk -q "$1" || fail sfdisk
}
# damage IMAGE SECTOR: overwrite the sector.
damage ()
{
  printf '%512s' | dd of="$1" bs=512 seek="$2" conv=notrunc status=none
}
last=$((16 * 2048 - 1))
for image in gpt-1-sound gpt-2-header gpt-3-entries gpt-4-grown; do
  gpt $image
done
damage gpt-2-header $last
damage gpt-3-entries $((last - 32))
truncate -s 24M gpt-4-grown
cp layout.fish gpt.fish
images=()
for image in gpt-[1-4]-*; do
  images+=(-a "$image")
done
cat >gpt.out.expected <<'END'
NAME        KIND      SIZE CONTENT NOTE
/dev/sda    disk       16M gpt     
├─/dev/sda1 partition   8M         unrecognised contents
└─free      free        7M         
/dev/sdb    disk       16M gpt     the backup of the partition table is damaged: repair it with 'part-expand-gpt'
├─/dev/sdb1 partition   8M         unrecognised contents
└─free      free        7M         
/dev/sdc    disk       16M gpt     the backup of the partition table is damaged: repair it with 'part-expand-gpt'
├─/dev/sdc1 partition   8M         unrecognised contents
└─free      free        7M         
/dev/sdd    disk       24M gpt     the disk has grown: use the new space with 'part-expand-gpt'
├─/dev/sdd1 partition   8M         unrecognised contents
└─free      free       15M         
END
run_script gpt --ro --format=raw "${images[@]}"
expect gpt 0
verdict
