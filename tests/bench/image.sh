#!/usr/bin/env bash
# diskfish: measure commands on image files, compared with qemu-img.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: [ROUNDS=5] [SIZE=256] image.sh
#
# SIZE is the amount of copied and compared data in MiB.  The results depend on
# the file system of TMPDIR.

. "$(dirname -- "$0")/samples.sh"
need qemu-img

size=${SIZE:-256}
other=qemu-img

# image TEXT QEMU-IMG-WORDS DISKFISH-WORDS WHO
image ()
{
  local -a words

  rm -f new.qcow2
  if test "$4" = diskfish; then
    read -ra words <<<"$3"
    timed "$1" "$4" "$diskfish" "${words[@]}"
  else
    read -ra words <<<"$2"
    timed "$1" "$4" qemu-img "${words[@]}"
  fi
}

head -c "${size}M" /dev/urandom >raw.img
qemu-img convert -f raw -O qcow2 raw.img image.qcow2
takes_turns image 'disk create' 'create -q -f qcow2 new.qcow2 1G' \
            'disk create new.qcow2 1G'
takes_turns image 'disk info' 'info --output=json image.qcow2' \
            '--json disk info image.qcow2'
takes_turns image 'disk check' 'check -q image.qcow2' 'disk check image.qcow2'
takes_turns image "disk convert, $size MiB" \
            'convert -f qcow2 -O qcow2 image.qcow2 new.qcow2' \
            'disk convert image.qcow2 new.qcow2'
takes_turns image "disk compare, $size MiB" 'compare -q raw.img image.qcow2' \
            'disk compare raw.img image.qcow2'
show_samples
