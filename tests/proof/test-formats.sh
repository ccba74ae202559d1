#!/usr/bin/env bash
# diskfish: QEMU opens each image with the given or once detected format, and
# never probes its contents.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Every type of image is attached in every way to two appliances: with the
# format, and in the slow pass without it.  The cold pass starts a third
# appliance.  QEMU's block graph is compared with the request.

source "$(dirname "$0")/proof.sh"

# A file of the host, and a qcow2 header that names it as backing file.
make_secret ()
{
  echo SECRET >d/secret
  truncate -s 1M d/secret
  qemu-img create -q -f qcow2 -b "$scratch/d/secret" -F raw header 1M
}

# make_image KIND FILE: inner is raw with the header as its content, nested is
# qcow2 with the same content, old does not name its backing file's format.
make_image ()
{
  case $1 in
    raw) truncate -s 1M "$2" ;;
    inner) cp header "$2" ;;
    qcow2) qemu-img create -q -f qcow2 "$2" 1M ;;
    nested) qemu-img convert -f raw -O qcow2 header "$2" ;;
    vmdk) qemu-img create -q -f vmdk "$2" 1M ;;
    old)
      qemu-img create -q -f qcow2 -b "$scratch/d/base" -F raw "$2"
      python3 "$here/forget-format.py" "$2" ;;
  esac
}

format_of ()
{
  case $1 in
    raw | inner) echo raw ;;
    qcow2 | nested | old) echo qcow2 ;;
    vmdk) echo vmdk ;;
  esac
}

# Print the nodes that QEMU must have for an image, KIND FILE.
nodes_of ()
{
  local below="file: file $2"

  test "$1" != old || below="backing: raw base(file: file base); $below"
  echo "$(format_of "$1") $2($below)"
}

# Print the nodes of a disk: NUMBER KIND FILE ACCESS TIME, at the start or
# later.
expected_line ()
{
  local nodes above='file: file TEMPORARY'

  nodes=$(nodes_of "$2" "$3")
  case $4-$5 in
    rw-*) ;;
    ro-start)
      nodes="raw -(file: qcow2 TEMPORARY(backing: $nodes; $above))" ;;
    ro-later) nodes="qcow2 -(backing: $nodes; $above)" ;;
    *) nodes="qcow2 TEMPORARY(backing: $nodes; $above)" ;;
  esac
  echo "hd$1 $nodes"
}

# attach FILE ACCESS FORMAT: print the command.
attach ()
{
  local words=${3:+ format=$3}

  case $2 in
    rw) words+=' keep' ;;
    ro) words+=' ro' ;;
  esac
  echo "disk attach d/$1$words"
}

# Print the line of a file for --config.
configure ()
{
  local words="\"file\": \"d/$1\""

  test -z "${3-}" || words+=", \"format\": \"$3\""
  case $2 in
    rw) words+=', "keep": true' ;;
    ro) words+=', "readOnly": true' ;;
  esac
  echo "{ \"type\": \"disk\", $words }"
}

# Add one disk to the script $name.fish and the expected graph $name.graph.
add_disk ()
{
  local kind=$1 access=$2 time=$3 file=$number-$1.img format=

  test "$given" = no || format=$(format_of "$kind")
  make_image "$kind" "d/$file"
  attach "$file" "$access" "$format" >>"$name.$time"
  configure "$file" "$access" "$format" >>"$name.config.$time"
  expected_line "$number" "$kind" "$file" "$access" "$time" >>"$name.graph"
  case $kind in
    inner | nested)
      echo "pread-device /dev/sd${letters:number:1} 3 0" >>"$name.look"
      printf QFI >>"$name.out.expected" ;;
  esac
  number=$((number + 1))
}

letters=abcdefghijklmnopqrstuvwxyz

# Write the scripts of a session from the lines of add_disk; the first disks
# come from a file of --config or from commands.
write_session ()
{
  {
    test "$config" = yes || cat "$name.start"
    echo "config -qmp 'unix:$scratch/$name.qmp,server=on,wait=off'"
    echo run
    cat "$name.later"
    echo "!python3 $here/block-graph.py $name.qmp >$name.nodes"
    cat "$name.look"
  } >"$name.fish"
  {
    echo '{ "storage": ['
    test "$config" = no || sed '$!s/$/,/' "$name.config.start"
    echo '] }'
  } >"$name.json"
}

# session NAME GIVEN CONFIG KIND...: attach fifteen disks at the start, others
# later.
session ()
{
  local name=$1 given=$2 config=$3 number=0 kind access

  shift 3
  for kind; do
    for access in rw ro ephemeral; do
      add_disk "$kind" "$access" start
    done
  done
  for kind in nested old "$1"; do
    for access in rw ro ephemeral; do
      add_disk "$kind" "$access" later
    done
  done
  write_session
}

# A cold start is slow: test only the differences from a warm one.
cold_session ()
{
  local name=cold config=no given=yes number=0 access

  for access in rw ro ephemeral; do
    add_disk inner $access start
  done
  given=no
  add_disk nested ro start
  add_disk old ro start
  add_disk old ephemeral start
  add_disk vmdk ro start
  : >"$name.later"
  write_session
}

# expect_note NAME LINE FILE: a raw image that shows a header is writable.
expect_note ()
{
  cat >"$1.err.expected" <<END
$1.fish:$2:27: note: 'd/$3' begins with the header of a qcow2 image, and format=raw lets the guest write over it
    disk attach d/$3 format=raw keep
                              ^~~~~~~~~~
END
}

# check NAME WARM: run the session and compare the graph.
check ()
{
  rm -f "$1.qmp" "$1.nodes"
  run_script "$1" --ephemeral --warm="$2" --config "$1.json"
  expect "$1" 0
  sort "$1.graph" >expected
  sort "$1.nodes" >seen
  same "$1, warm $2: nodes of QEMU" expected seen
}

# --each is read-only by default.
check_each ()
{
  local kind

  for kind in inner nested; do
    make_image $kind d/each-$kind.img
    expected_line 0 $kind each-$kind.img ro start >>each.graph
  done
  printf '==> d/each-inner.img <==\nQFI\n' >each.out.expected
  printf '\n==> d/each-nested.img <==\nQFI\n' >>each.out.expected
  cat >each.fish <<END
config -qmp unix:$scratch/each.qmp,server=on,wait=off
run
!python3 $here/block-graph.py each.qmp >>each.nodes
pread-device /dev/sda 3 0
END
  run_script each -j 1 --format=raw --each d/each-inner.img \
             --format=qcow2 --each d/each-nested.img
  expect each 0
  same 'each: nodes of QEMU' each.graph each.nodes
}

# A guest that writes a header into a raw image whose format was detected: QEMU
# would refuse that if it had probed the image itself, and would open the host's
# file at the next attach.
check_written ()
{
  truncate -s 1M d/start.img d/later.img
  cat >written.fish <<'END'
run
disk attach d/later.img
upload header /dev/sda
upload header /dev/sdb
disk detach sda
disk detach sdb
disk attach d/start.img
disk attach d/later.img ro
pread-device /dev/sda 3 0
pread-device /dev/sdb 3 0
shutdown
disk attach d/start.img
disk attach d/later.img ro
run
pread-device /dev/sda 3 0
pread-device /dev/sdb 3 0
END
  printf QFIQFIQFIQFI >written.out.expected
  cat >written.err.expected <<'END'
written.fish:5:1: note: 'd/start.img' is raw, but begins with the header of a qcow2 image now
    disk detach sda
    ^~~~ attach it with format=raw
written.fish:6:1: note: 'd/later.img' is raw, but begins with the header of a qcow2 image now
    disk detach sdb
    ^~~~ attach it with format=raw
written.fish:11:1: note: 'd/start.img' is raw, but begins with the header of a qcow2 image now
    shutdown
    ^~~~~~~~ attach it with format=raw
diskfish: note: 'd/start.img' is raw, but begins with the header of a qcow2 image now
    attach it with format=raw
END
  run_script written --disk d/start.img
  expect written 0
}

# Write the script 'qemu', which gives QEMU a monitor: -i
# and -N start the appliance before the script of the session.
make_qemu ()
{
  cat >qemu <<END
#!/bin/sh
case " \$* " in
  *' -incoming '*)
    set -- "\$@" -qmp "unix:$scratch/option.qmp,server=on,wait=off" ;;
esac
exec "$real_qemu" "\$@"
END
  chmod +x qemu
}

# option NAME EXPECTED ARGUMENT...: compare the nodes of a session that gets its
# disk from options.
option ()
{
  local name=$1

  echo "$2" >"$name.graph"
  shift 2
  rm -f option.qmp
  echo "!python3 $here/block-graph.py option.qmp >$name.nodes" >"$name.fish"
  DISKFISH_QEMU=$scratch/qemu run_script "$name" "$@"
  expect "$name" 0
  same "$name: nodes of QEMU" "$name.graph" "$name.nodes"
}

# The disks of -a, -i and -N.
check_options ()
{
  local format access nodes line below='file: file TEMPORARY'

  make_qemu
  source "$top_srcdir/tests/differential/linux-tree.sh"
  echo "/dev/sda / ext2 defaults 0 0" >tree/etc/fstab
  truncate -s 8M d/os-raw
  mke2fs -q -F -d tree d/os-raw
  qemu-img convert -f raw -O qcow2 d/os-raw d/os-qcow2
  for format in raw qcow2; do
    nodes="$format os-$format(file: file os-$format)"
    for access in rw ro; do
      line="hd0 $nodes"
      test $access = rw ||
        line="hd0 raw -(file: qcow2 TEMPORARY(backing: $nodes; $below))"
      option "inspect-$format-$access" "$line" --$access -i -a d/os-$format
      option "add-$format-$access" "$line" --$access --format=$format \
             -a d/os-$format -m /dev/sda
    done
  done
  option new 'hd0 raw new.img(file: file new.img)' -N d/new.img=fs:ext2:20M
}

make_secret
truncate -s 1M d/base
if is_cold_pass; then
  cold_session
  expect_note cold 1 0-inner.img
  check cold off
elif is_slow_pass; then
  session detected no yes raw qcow2 nested vmdk old
  check detected on
  check_options
else
  session given yes no raw inner qcow2 nested vmdk
  expect_note given 4 3-inner.img
  check given on
  check_each
  check_written
fi
verdict
