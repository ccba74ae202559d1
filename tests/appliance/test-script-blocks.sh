#!/usr/bin/env bash
# diskfish: variables, conditions and loops work with the disks of a guest.
# SPDX-License-Identifier: GPL-3.0-or-later

source "$(dirname "$0")/appliance.sh"

cat >make.fish <<'END'
disk attach disk.img size=64M sync=none
disk attach second.img size=64M sync=none
run
foreach disk in /dev/sda /dev/sdb
  part-init %{disk} gpt
  part-add %{disk} p 2048 65535
  part-add %{disk} p 65536 -64
end
foreach partition in /dev/sda1 /dev/sda2
  mkfs ext2 %{partition}
end
# A list is one argument if the command takes a list.
let all = list-partitions
let pvs = echo %{all[2]} %{all[3]} | tr ' ' '\n'
foreach pv in %{pvs}
  pvcreate %{pv}
end
let pvs = pvs
vgcreate VG %{pvs}
expect 2 pvs | wc -l
lvcreate LV VG 8
mount %{all[0]} /
mkdir /etc
write /etc/os-release "ID=debian\nNAME='Some Name'\n"
write /etc/fstab "# empty\n"
write /etc/hostname "guest\n"
END
run_script make
expect make 0

cat >look.fish <<'END'
disk attach disk.img ro
disk attach second.img ro
run
let partitions = list-partitions
foreach partition in %{partitions}
  let size = blockdev-getsize64 %{partition}
  let type = vfs-type %{partition}
  echo %{partition}: %{type}, %{size} bytes
end
let filesystems = list-filesystems
foreach fs in %{filesystems}
  echo %{fs.key} is %{fs.value}
end
echo %{filesystems./dev/sda2}
let table = part-list /dev/sda
echo %{table[1].part_num}: %{table[1].part_start}
let vgs = vgs-full
echo %{vgs[0].vg_name} has %{vgs[0].pv_count}
mount-ro %{partitions[0]} /
if is-file /etc/hostname
  let name = cat /etc/hostname
  echo the host is %{name}.
else
  echo it has no name
end
if is-dir /etc/hostname
  echo wrong
end
if not exists /nosuch
  echo there is no /nosuch
end
let names = ls /etc
foreach file in %{names}
  expect true is-file /etc/%{file}
end
expect-error "No such file" cat /nosuch
expect -<<TEXT cat /etc/os-release | head -n 1
ID=debian
TEXT
let stat = stat /etc/fstab
echo %{stat.size} bytes, mode %{stat.mode}
set keep-going on
cat /nosuch
echo behind it
END
run_script look --tap
cat >look.out.expected <<'END'
TAP version 13
# /dev/sda1: ext2, 32505856 bytes
# /dev/sda2: ext2, 33522176 bytes
# /dev/sdb1: LVM2_member, 32505856 bytes
# /dev/sdb2: LVM2_member, 33522176 bytes
# /dev/sda1 is ext2
# /dev/sda2 is ext2
# /dev/VG/LV is unknown
# ext2
# 2: 33554432
# VG has 2
# the host is guest.
# there is no /nosuch
ok 1 - is-file /etc/fstab
ok 2 - is-file /etc/hostname
ok 3 - is-file /etc/os-release
ok 4 - cat /nosuch
ok 5 - cat /etc/os-release | head -n 1
# 8 bytes, mode 33188
not ok 6 - cat /nosuch
# look.fish:43:5: error: cat: /nosuch: No such file or directory
#     cat /nosuch
#         ^~~~~~~
# behind it
1..6
END
expect look 1
verdict
