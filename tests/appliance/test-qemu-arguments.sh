#!/usr/bin/env bash
# diskfish: QEMU gets the same arguments from diskfish as from guestfish.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# With no mode given, a cold start passes the same arguments as guestfish, byte
# for byte.  The only exception is the format of each disk: guestfish lets QEMU
# probe an image without a format, and the content of the overlay of a read-only
# disk.  A script in QEMU's place writes its arguments to a file and starts
# nothing.

source "$(dirname "$0")/appliance.sh"
need guestfish

# Print the arguments for disks and other devices, one per line, except for the
# names of temporary directories and the path of the appliance's root.
about_disks ()
{
  awk '/^-(drive|device|blockdev|set)$/ { option = $0; next }
       option != "" { print option, $0 }
       { option = "" }' "$log" |
    sed -E -e 's/(scsi-hd|virtio-blk-pci),(drive=appliance)/ROOT,\2/' \
        -e 's/file=[^,]*(,.*,id=appliance)/file=ROOT\1/' \
        -e 's,[^,=]*/libguestfs[0-9A-Za-z]{6}/,TMP/,g'
}

# arguments NAME PROGRAM SCRIPT: write the arguments to the file NAME.
arguments ()
{
  echo "$3" | tr ';' '\n' >arguments.fish
  echo run >>arguments.fish
  arguments_of "$1" "$2" -f arguments.fish
}

# arguments_of NAME PROGRAM ARGUMENT...: the same, for program arguments.
arguments_of ()
{
  rm -f "$log"
  timeout 600 "${@:2}" >/dev/null 2>"$1.err" </dev/null
  if ! test -s "$log"; then
    complain "$1: QEMU was not started: ${*:2}"
    cat "$1.err"
    return
  fi
  about_disks >"$1"
  grep -q -e '^-drive' "$1" || complain "$1: no disk in it"
}

# The formats that diskfish adds to the arguments.
pin_formats ()
{
  sed -i -e '/^-drive file\.file\..*,file\.driver=qcow2,/s/$/,format=raw/' \
      -e '/^-drive file=.*,format=/b' \
      -e '/^-drive file=/s/\(,copy-on-read=on\)\?,id=hd/,format=raw&/' \
      -e '/^-drive file=[^,]*qcow2,/s/,format=raw/,format=qcow2/' theirs
}

# same_as_guestfish THEIRS [OURS]: compare the arguments for two scripts.
same_as_guestfish ()
{
  local ours=${2-$1}

  LIBGUESTFS_HV=$scratch/stand-in arguments theirs guestfish "$1"
  pin_formats
  arguments ours "$diskfish" "$ours"
  same "$ours: as guestfish has it" theirs ours
}

# Compare the arguments for options of the program.
options_as_guestfish ()
{
  LIBGUESTFS_HV=$scratch/stand-in arguments_of theirs guestfish "$@" run
  pin_formats
  arguments_of ours "$diskfish" "$@" run
  same "$*: as guestfish has it" theirs ours
}

all_arguments ()
{
  log=$scratch/argv
  stand_in <<'END'
printf '%s\n' "$@" >"$log"
echo 'stand-in: not started' >&2
exit 1
END
  truncate -s 1M a.img 'b c,d.img'
  qemu-img create -q -f qcow2 over.qcow2 -b a.img -F raw

  same_as_guestfish 'add-drive a.img' 'disk attach a.img'
  same_as_guestfish 'add-drive a.img'
  same_as_guestfish 'add-drive a.img readonly:true' 'disk attach a.img ro'
  same_as_guestfish 'add-ro a.img'
  same_as_guestfish 'add-drive a.img format:raw label:one blocksize:4096' \
                    'disk attach a.img format=raw label=one blocksize=4096'
  same_as_guestfish 'add-drive over.qcow2 format:qcow2 discard:besteffort' \
                    'disk attach over.qcow2 format=qcow2 discard=besteffort'
  same_as_guestfish 'add-drive over.qcow2 copyonread:true iface:virtio'
  same_as_guestfish 'add-drive "b c,d.img"' 'disk attach "b c,d.img"'
  same_as_guestfish 'add-drive a.img cachemode:unsafe'
  same_as_guestfish 'add-drive a.img cachemode:unsafe' \
                    'disk attach a.img sync=none'
  same_as_guestfish 'add-drive a.img cachemode:unsafe' \
                    'disk attach a.img sync=close cache=auto'
  same_as_guestfish 'add-drive a.img cachemode:writeback'
  same_as_guestfish 'add-drive a.img cachemode:writeback' \
                    'disk attach a.img sync=fsync cache=cached'
  same_as_guestfish 'add-drive a.img' 'disk attach a.img sync=full'
  same_as_guestfish 'add-drive a.img readonly:true' \
                    'disk attach a.img ro sync=full cache=uncached'
  same_as_guestfish 'add-drive-scratch 1M;add-drive a.img label:two' \
                    'add-drive-scratch 1M;disk attach a.img label=two'
  same_as_guestfish 'add-drive /dev/null'
  same_as_guestfish 'add-drive x protocol:nbd server:localhost:1 format:raw' \
                    'disk attach x protocol=nbd server=localhost:1 format=raw'

  options_as_guestfish -a a.img
  options_as_guestfish --ro -a a.img -a over.qcow2
  options_as_guestfish -r --format=raw -a a.img --format -a over.qcow2
  options_as_guestfish --format=qcow2 -a over.qcow2 --format=raw \
                       -a 'b c,d.img'

  options_as_guestfish --blocksize=4096 -a 'b c,d.img' --blocksize -a over.qcow2
  options_as_guestfish --format=raw -a nbd://localhost:1/x
  options_as_guestfish --format=raw -a "nbd:///x?socket=/no/socket"
  options_as_guestfish --format=raw -a ssh://me@localhost:2222/dir/x.img
  options_as_guestfish --format=qcow2 -a ssh://localhost/x.qcow2
  same_as_guestfish 'add-drive /x protocol:ssh server:h format:raw username:u' \
                    'disk attach /x protocol=ssh server=h format=raw username=u'

  # A mode that guestfish lacks adds one argument.
  arguments plain "$diskfish" 'disk attach over.qcow2;disk attach a.img ro'
  arguments direct "$diskfish" \
            'disk attach over.qcow2 cache=uncached;disk attach a.img ro'
  { echo '-set drive.hd0.cache.direct=on'; cat plain; } | sort >expected
  sort direct >direct.sorted
  same 'cache=uncached: one argument more' expected direct.sorted
}

# The slow pass uses both ways to replace QEMU.
if is_slow_pass; then
  in_both_ways all_arguments
else
  way=DISKFISH_QEMU
  all_arguments
fi
verdict
