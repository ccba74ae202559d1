#!/usr/bin/env bash
# diskfish: -N, -m, -i and --key start the appliance and mount the right file
# systems, also in a server.
# SPDX-License-Identifier: GPL-3.0-or-later

source "$(dirname "$0")/appliance.sh"

# run_args NAME ARGUMENT...: run diskfish; writes NAME.out .err .status.
run_args ()
{
  local name=$1

  shift
  timeout -k 10 600 "$diskfish" "$@" </dev/null >"$name.out" 2>"$name.err"
  echo $? >"$name.status"
}

# ---- a guest ----------------------------------------------------------------

# Two disks: a root, and an encrypted one with another root.
cat >guest.fish <<'END'
mkdir /boot
mkdir /etc
mkdir /bin
mkdir /usr
mkdir /dev
mkdir /proc
write /etc/os-release "PRETTY_NAME=\"Some Linux 7\"\nNAME=\"Some Linux\"\nVERSION_ID=7\nID=debian\n"
write /etc/fstab "/dev/sda2 / ext4 defaults 0 1\nLABEL=BOOT /boot ext2 defaults 0 2\n/dev/sda9 /none ext4 defaults 0 0\n"
touch /bin/ls
set-label /dev/sda1 BOOT
upload locked /dev/sdb1
cryptsetup-open /dev/sdb1 plain
mkfs ext4 /dev/mapper/plain
umount-all
mount /dev/mapper/plain /
mkdir /etc
mkdir /bin
mkdir /usr
mkdir /dev
mkdir /proc
write /etc/os-release "PRETTY_NAME=\"Hidden Linux 8\"\nNAME=\"Hidden Linux\"\nVERSION_ID=8\nID=debian\n"
write /etc/fstab "tmpfs /tmp tmpfs defaults 0 0\n"
touch /bin/ls
END
lock locked secret
printf 'secret\n' | timeout -k 10 600 \
  "$diskfish" --keys-from-stdin -N guest.img=bootroot:ext2:ext4:120M:40M \
  -N luks.img=part:80M -m /dev/sda2 -f guest.fish >make.out 2>make.err
echo $? >make.status
expect make 0
test -e guest.img && test -e luks.img || fail 'no images'

# Each of these runs inspection.
check_keys_and_systems ()
{
printf 'secret\n' >key
run_args keys --ro -a luks.img -i --key all:key:wrong --key all:file:key \
         ls /etc
printf '%s\n' fstab os-release >keys.out.expected
expect keys 0

run_args key-wrong --ro -a luks.img -i --key /dev/sda1:key:wrong
cat >key-wrong.err.expected <<'END'
<args>:1:1: error: cannot unlock '/dev/sda1': No key available with this passphrase
    -i
    ^~
END
expect key-wrong 1

run_args two --ro -a guest.img -a guest.img -i
cat >two.err.expected <<'END'
<args>:1:1: error: found more than one operating system
    -i
    ^~ use -m DEVICE to mount one of them: /dev/sda2, /dev/sdb2
END
expect two 1
}
if is_slow_pass; then
  check_keys_and_systems
  expect_tidy 'the slow pass'
  verdict
fi

# ---- -N ---------------------------------------------------------------------

run_args new-fails -N a.img=disk:1M -N fs:ext9:20M
cat >new-fails.err.expected <<'END'
<args>:1:7: error: cannot create the disk 'test2.img': ext9: /dev/sdb1: mkfs: failed to execute mkfs.ext9: No such file or directory
    -N fs:ext9:20M
          ^~~~
END
expect new-fails 1
test ! -e a.img && test ! -e test2.img || complain 'images are left'

# ---- -m ---------------------------------------------------------------------

run_args mount --ro -a guest.img -m /dev/sda2 -m /dev/sda1:/boot::ext2 -- \
         mountpoints : -touch /new : ls /boot
cat >mount.out.expected <<'END'
/dev/sda2: /
/dev/sda1: /boot
lost+found
END
cat >mount.err.expected <<'END'
<args>:1:22: error: touch: open: /new: Read-only file system
    mountpoints : -touch /new : ls /boot
                         ^~~~ if it was mounted read-only, use 'remount / rw:true' to write to it
END
expect mount 0

run_args mount-fails --ro -a guest.img -m /dev/sda7
cat >mount-fails.err.expected <<'END'
<args>:1:4: error: cannot mount '/dev/sda7': /dev/sda7: No such file or directory
    -m /dev/sda7
       ^~~~~~~~~ available: /dev/sda1 (ext2), /dev/sda2 (ext4)
END
expect mount-fails 1

# ---- -i ---------------------------------------------------------------------

run_args inspect --ro -a guest.img -i mountpoints
cat >inspect.out.expected <<'END'
/dev/sda2: /
/dev/sda1: /boot
END
cat >inspect.err.expected <<'END'
diskfish: note: cannot mount '/dev/sda9' on /none: /dev/sda9: No such file or directory
END
expect inspect 0

# The prompt first shows the detected system.
printf 'quit\n' | timeout -k 10 600 script -qec \
  "'$diskfish' --ro -a guest.img -i" /dev/null >prompt.out 2>/dev/null
tr -d '\r' <prompt.out | grep -E '^(Operating|/dev/)' >summary
cat >summary.expected <<'END'
Operating system: Some Linux 7
/dev/sda2 mounted on /
/dev/sda1 mounted on /boot
END
same 'summary' summary.expected summary

printf 'secret\n' >key
echo 'ls /etc' | timeout -k 10 600 \
  "$diskfish" --ro -i --key /dev/sda1:file:key luks.img >old.out 2>old.err
echo $? >old.status
printf '%s\n' fstab os-release >old.out.expected
expect old 0

truncate -s 1M empty.img
run_args none --ro -a empty.img -i
cat >none.err.expected <<'END'
<args>:1:1: error: cannot find an operating system
    -i
    ^~ run without -i, then use 'inspect' and 'mount'
END
expect none 1

# ---- a server ---------------------------------------------------------------

# No process of the appliance keeps the pipe open.
listen=$(timeout -k 10 600 "$diskfish" --listen --ro -a guest.img \
           -m /dev/sda2 2>&1)
eval "$listen"
test -n "${GUESTFISH_PID-}" || fail "no server: $listen"
end () { kill "$1" 2>/dev/null; }
cleanup end "$GUESTFISH_PID"
{
  "$diskfish" --remote ls /etc | tail -n 1
  "$diskfish" --remote download /etc/os-release - | head -n 1
  echo from the host | "$diskfish" --remote -- -upload - /x
  "$diskfish" --remote shutdown
  echo "[$(timeout 600 "$diskfish" --remote add-drive-ro "$PWD/guest.img" : \
             run 2>&1)]"
  "$diskfish" --remote list-filesystems
  "$diskfish" --remote exit
  echo $?
} >server.out 2>server.err
cat >server.expected <<'END'
os-release
PRETTY_NAME="Some Linux 7"
[]
/dev/sda1: ext2
/dev/sda2: ext4
0
END
same 'server' server.expected server.out
cat >server.expected <<'END'
<args>:1:11: error: upload: /x: Read-only file system
    -upload - /x
              ^~ if it was mounted read-only, use 'remount / rw:true' to write to it
END
same 'server: messages' server.expected server.err
for image in guest.img luks.img; do
  expect_released 'the end' "$image"
done
expect_tidy 'the end'
verdict
