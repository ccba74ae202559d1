#!/usr/bin/env bash
# diskfish: the examples of docs/many-machines.md work, with this machine in the
# role of all others.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Runs the blocks after '```sh' in their order, in one directory, and one pod of
# the Kubernetes job.  A script replaces ssh and runs the commands locally.

source "$(dirname "$0")/appliance.sh"
need nbdkit qemu-nbd parallel
document=$top_srcdir/docs/many-machines.md

mkdir bin home images
ln -s "$diskfish" bin/diskfish
export PATH=$PWD/bin:$PATH HOME=$PWD/home
export DISKFISH_LIBEXECDIR=$top_builddir/appliance

# ---- the images

mkdir -p root/etc root/usr/bin root/bin root/lib root/home root/var
printf 'ID=debian\nVERSION_ID="12"\n' >root/etc/os-release
echo 12.4 >root/etc/debian_version
echo 'LABEL=root / ext2 defaults 0 1' >root/etc/fstab
tar -C root -cf root.tar .
cat >make.fish <<'END'
disk attach images/one.img size=20M sync=none
disk attach images/two.qcow2 format=qcow2 size=20M sync=none
disk attach images/three.img size=20M sync=none
run
mkfs ext2 /dev/sda
mkfs ext3 /dev/sdb label:root
mkfs ext4 /dev/sdc
mount /dev/sdb /
tar-in root.tar /
END
run_script make
expect make 0
cp images/two.qcow2 images/four.qcow2

# ---- the servers and the machines

# in_background PROGRAM OPTION: end the program's background processes with the
# test.
in_background ()
{
  printf '#!/bin/sh\nexec %s %s=%s "$@"\n' "$(command -v "$1")" "$2" \
         "$PWD/$1.pid" >"bin/$1"
  chmod +x "bin/$1"
  cleanup eval "kill \$(cat $1.pid) 2>/dev/null"
}
in_background nbdkit --pidfile
in_background qemu-nbd --pid-file

# Ports without a listener that the kernel does not assign to clients.
port=$((20000 + $$ % 10000))
while : <>"/dev/tcp/localhost/$port" || : <>"/dev/tcp/localhost/$((port + 1))"
do
  port=$((port + 2))
done 2>/dev/null

printf '%s\n' : other.example >hosts
cat >bin/ssh <<END
#!/bin/sh
while test "\$1" != other.example; do shift; done
echo "\$1" >>$PWD/logins
shift
test "\$1" != -- || shift
cd && exec sh -c "\$*"
END
chmod +x bin/ssh

# ---- the blocks

awk '/^```/ { wanted = /sh$/; n += wanted; next }
     wanted { print >"block" n }' "$document"
sed -i "s/10809/$port/; s/10810/$((port + 1))/" block*

# expect_block NUMBER: check that the block succeeds and prints standard input.
expect_block ()
{
  timeout -k 10 600 bash -e "block$1" >out 2>err </dev/null ||
    complain "block $1: status $?: $(cat err)"
  cat >expected
  sort out >sorted
  same "block $1" expected sorted
}

# With several machines.
expect_block 1 </dev/null
grep '"status"' all.json | sort >statuses
printf '{"image":"%s","status":0}\n' "$PWD"/images/{four,two}.qcow2 \
       >statuses.expected
same 'images of all machines' statuses.expected statuses
awk 'NR > 1 { print $7 }' log >log.statuses
printf '0\n0\n' >log.expected
same 'the log' log.expected log.statuses
test -s logins || complain 'no other machine was asked'

# With images on the network.
expect_block 2 <<<'/dev/sda: ext2'
expect_block 3 <<<'/dev/sda: ext3'
expect_block 4 <<<$'one.img\t/dev/sda: ext2\nthree.img\t/dev/sda: ext4'
test ! -e block5 || complain 'a block is not run'

# ---- a pod

awk '/^ *args:$/ { wanted = 1 }
     wanted && /^ *[a-z]*:$/ && !/args/ { exit }
     wanted && !/args:$/ && !/- \|$/ { sub (/^ */, ""); print }' "$document" |
  sed "s|/images/|$PWD/images/|" >pod
JOB_COMPLETION_INDEX=1 timeout -k 10 600 /bin/sh -c "$(cat pod)" \
  </dev/null 2>err | tail -n 1 >out
printf '{"image":"%s/images/two.qcow2","status":0}\n' "$PWD" >expected
same 'the second pod' expected out
same 'the second pod: messages' /dev/null err

verdict
