#!/usr/bin/env bash
# diskfish: network disks work: NBD, HTTP, SSH and domains of libvirt.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# All servers are on loopback.  QEMU reads keys and known hosts from the user's
# home directory, where a directory of the test is mounted for the test only.

source "$(dirname "$0")/appliance.sh"
need nbdkit python3 ssh-keygen mke2fs unshare
sshd=$(PATH=$PATH:/usr/sbin command -v sshd) || skip 'sshd is not installed'
modules=$(dirname "$(find /usr/lib* -name block-ssh.so 2>/dev/null |
                     head -n 1)")
test -e "$modules/block-curl.so" ||
  skip 'QEMU has no block drivers for SSH and HTTP'

mkdir tree
echo 'from afar' >tree/hello
truncate -s 8M disk.img
mke2fs -q -F -t ext2 -d tree disk.img

await ()
{
  local i

  for i in {1..100}; do
    ! test -s "$1" || return 0
    sleep 0.1
  done
  fail "$1 does not come"
}

free_port ()
{
  python3 -c 'import socket
s = socket.socket ()
s.bind (("127.0.0.1", 0))
print (s.getsockname ()[1])'
}

# expect_disk NAME OPTION...: check that the disk has the served contents.
expect_disk ()
{
  local name=$1

  shift
  echo 'from afar' >expected
  timeout 600 "$diskfish" --ro "$@" -m /dev/sda cat /hello >out 2>err ||
    complain "$name: status $?: $(cat err)"
  grep -v '^$' out >said
  same "$name" expected said
}

# expect_failure NAME OPTION...: check that one diagnostic points at the option.
expect_failure ()
{
  local name=$1

  shift
  timeout 600 "$diskfish" --ro "$@" run : list-devices >out 2>err </dev/null
  test $? -eq 1 || complain "$name: status"
  test "$(grep -c 'error:' err)" -eq 1 || complain "$name: $(cat err)"
}

# expect_reason NAME REASON: check that the diagnostic ends with the reason.
expect_reason ()
{
  grep -qE "error: cannot open '[^']*': $(sed 's/[().]/[&]/g' <<<"$2")$" err ||
    complain "$1: $(cat err)"
}

nbd ()
{
  local port

  nbdkit --readonly --pidfile nbd.pid -U "$PWD/nbd.sock" file disk.img
  await nbd.pid
  expect_disk 'NBD, Unix socket' --format=raw -a "nbd:///?socket=$PWD/nbd.sock"
  kill "$(cat nbd.pid)"
  port=$(free_port)
  nbdkit --readonly --pidfile tcp.pid --ipaddr 127.0.0.1 --port "$port" \
         --export-name name file disk.img
  await tcp.pid
  expect_disk 'NBD, TCP' --format=raw -a "nbd://127.0.0.1:$port/name"
  kill "$(cat tcp.pid)"
  while test -e "/proc/$(cat tcp.pid)"; do sleep 0.1; done
  expect_failure 'NBD, server gone' --format=raw -a "nbd://127.0.0.1:$port/name"
  expect_failure 'NBD, no socket' --format=raw -a "nbd:///?socket=$PWD/no"
}

# A writable disk whose format is not given, and backing files that no header
# names: QEMU gets the format of each.
nbd_formats ()
{
  mkdir d
  truncate -s 1M raw.img d/base.img
  qemu-img create -q -f qcow2 header 1M
  qemu-img create -q -f qcow2 -b "$PWD/d/base.img" -F raw over.img
  python3 "$top_srcdir/tests/proof/forget-format.py" over.img
  nbdkit --pidfile raw.pid -U "$PWD/raw.sock" file raw.img
  nbdkit --pidfile over.pid -U "$PWD/over.sock" file over.img
  await raw.pid
  await over.pid
  cleanup kill "$(cat raw.pid)" "$(cat over.pid)"
  cat >formats.fish <<'END'
disk attach "" protocol=nbd server=unix:raw.sock
disk attach "" protocol=nbd server=unix:over.sock
disk attach "" protocol=nbd server=unix:over.sock ro format=qcow2
config -qmp unix:qmp.sock,server=on,wait=off
run
upload header /dev/sda
pread-device /dev/sda 3 0
!python3 $graph qmp.sock >nodes
END
  sed -i "s|\$graph|$top_srcdir/tests/proof/block-graph.py|;
          s|unix:|unix:$PWD/|; s|qmp.sock |$PWD/&|" formats.fish
  printf QFI >formats.out.expected
  run_script formats
  expect formats 0
  cat >expected <<'END'
hd0 raw TEMPORARY(file: nbd TEMPORARY)
hd1 qcow2 TEMPORARY(backing: raw base.img(file: file base.img); file: nbd TEMPORARY)
hd2 qcow2 -(backing: qcow2 TEMPORARY(backing: raw base.img(file: file base.img); file: nbd TEMPORARY); file: file TEMPORARY)
END
  same 'NBD: nodes of QEMU' expected nodes
}

web ()
{
  local simple simple_port

  python3 "$top_srcdir/tests/appliance/http-server.py" port &
  cleanup kill $!
  await port
  expect_disk HTTP --format=raw -a "http://127.0.0.1:$(cat port)/disk.img"
  expect_failure 'HTTP, no file' --format=raw \
    -a "http://127.0.0.1:$(cat port)/nosuch.img"
  expect_reason 'HTTP, no file' 'The requested URL returned error: 404'
  simple_port=$(free_port)
  python3 -m http.server --bind 127.0.0.1 "$simple_port" >simple.log 2>&1 &
  simple=$!
  until : 2>/dev/null <"/dev/tcp/127.0.0.1/$simple_port"; do sleep 0.1; done
  expect_failure 'HTTP, no ranges' --format=raw \
                 -a "http://127.0.0.1:$simple_port/disk.img"
  expect_reason 'HTTP, no ranges' \
                "Server does not support 'range' (byte ranges)"
  kill $simple
}

start_sshd ()
{
  port=$(free_port)
  mkdir -m 700 home home/.ssh
  ssh-keygen -q -t ed25519 -N '' -f hostkey
  ssh-keygen -q -t ed25519 -N '' -f home/.ssh/id_ed25519
  echo "[localhost]:$port $(cut -d ' ' -f 1,2 hostkey.pub)" \
    >home/.ssh/known_hosts
  cat >sshd_config <<END
Port $port
ListenAddress 127.0.0.1
HostKey $PWD/hostkey
AuthorizedKeysFile $PWD/home/.ssh/id_ed25519.pub
StrictModes no
UsePAM no
PidFile $PWD/sshd.pid
Subsystem sftp internal-sftp
END
  test "$(id -u)" -ne 0 || mkdir -p /run/sshd
  "$sshd" -f "$PWD/sshd_config" -E "$PWD/sshd.log"
  await sshd.pid
  cleanup kill "$(cat sshd.pid)"
}

# Run a command with the home directory 'home'. libssh reads it from the user
# database, not from $HOME.
at_home ()
{
  local private=(unshare --mount)

  test "$(id -u)" -eq 0 || private=(unshare --mount --map-root-user)
  { getent passwd "$(id -u)" | awk -F : -v OFS=: '{ $6 = "'"$PWD"'/home" } 1'
    cat /etc/passwd
  } >passwd
  "${private[@]}" bash -c 'mount --bind passwd /etc/passwd || exit 99
                           exec "$@"' bash "$@"
}

ssh_disk ()
{
  local port

  export XDG_CACHE_HOME=${XDG_CACHE_HOME:-$HOME/.cache}
  start_sshd
  at_home timeout 600 "$diskfish" --ro --format=raw \
    -a "ssh://$(id -un)@localhost:$port$PWD/disk.img" -m /dev/sda \
    cat /hello >out 2>err </dev/null || complain "SSH: $(cat err sshd.log)"
  grep -v '^$' out >said
  same SSH expected said
  at_home timeout 600 "$diskfish" --ro --format=raw \
    -a "ssh://$(id -un)@localhost:$port$PWD/nosuch.img" run \
    >out 2>err </dev/null
  test $? -eq 1 || complain 'SSH, no file: status'
  test "$(grep -c 'error:' err)" -eq 1 || complain "SSH, no file: $(cat err)"
}

# The first disk of the domain has the contents of the others.
libvirt_domain ()
{
  cp disk.img kept
  source "$top_srcdir/tests/differential/domains.sh"
  mv kept disk.img
  expect_disk libvirt -c "test://$PWD/domains.xml" -d guest
  expect_failure 'libvirt, no such domain' -c "test://$PWD/domains.xml" \
    -d nosuch
}

nbd
nbd_formats
web
ssh_disk
libvirt_domain
test -z "$(ls -A "$TMPDIR" "$XDG_RUNTIME_DIR" | grep -v :)" ||
  complain "files are left: $(ls -A "$TMPDIR" "$XDG_RUNTIME_DIR")"
verdict
