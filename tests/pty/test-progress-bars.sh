#!/usr/bin/env bash
# diskfish: long commands show a progress bar on a terminal, and ^C ends them.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname -- "$0")/terminal.sh"

need_appliance
need tar

# An archive that arrives slowly through a pipe.
mkdir tree
head -c 8M /dev/urandom >tree/random
tar -cf tree.tar tree
mkfifo pipe
cat >feed.sh <<'END'
exec 3<tree.tar 4>pipe
at=0
while test $at -lt 42; do
  dd bs=200K count=1 iflag=fullblock status=none <&3 >&4 || exit
  at=$((at + 1))
  sleep 0.1
done
END

# In the cold pass the launch has a bar too: libguestfs reports its progress
# after five seconds.
start_cold ()
{
  cat >slow-qemu <<END
#!/bin/sh
case \$* in *initrd*) sleep 5 ;; esac
exec '${LIBGUESTFS_HV:-qemu-system-$(uname -m)}' "\$@"
END
  chmod +x slow-qemu
  start_prompt --warm=off -a disk.img
  enter "set-hv $PWD/slow-qemu"
  enter run
  wait_text '% ['
}

truncate -s 100M disk.img
if is_cold_pass; then
  start_cold
else
  start_prompt -a disk.img
  enter run
fi
wait_prompt
refuse_text '%'
enter 'part-disk /dev/sda mbr'
enter 'mkfs ext4 /dev/sda1'
enter 'mount /dev/sda1 /'
enter 'echo ready'
wait_line ready

# diskfish counts bytes itself: amount, rate and elapsed time.
says_how_far () { screen | grep -Eq '^[0-9.]+[KM] [0-9.]+[KM]/s 0:[0-9]+$'; }
clear_screen
sh feed.sh &
enter 'tar-in pipe /'
await 'how far it is' says_how_far
wait_prompt
wait $!
wait_screen '><fs> tar-in pipe /
><fs>'
enter 'filesize /tree/random'
wait_line 8388608

# ^C ends the command and clears the line.
clear_screen
sh feed.sh &
enter 'tar-in pipe /'
await 'how far it is' says_how_far
keys C-c
wait_text 'error: tar-in: '
wait_prompt
wait $!
screen | grep -E '[KM]/s' && fail 'the line is left'
enter 'echo alive'
wait_line alive

# ^C ends a transfer through a disk, nothing is left of its file, and the next
# one works.  xz needs seconds for random bytes.
if ! is_cold_pass; then
  clear_screen
  enter 'tar-in tree.tar /'
  enter 'tar-out /tree out.tar.xz compress:xz'
  await 'the archive' test -e out.tar.xz
  keys C-c
  wait_text 'error: tar-out: '
  wait_prompt
  test ! -e out.tar.xz || fail 'a part of the archive is left'
  clear_screen
  enter 'tar-out /tree out.tar'
  wait_prompt
  enter 'echo done'
  wait_line done
  tar -xOf out.tar ./random | cmp - tree/random || fail 'the archive differs'
fi
keys C-d
wait_line 'status 0'

# Scripts show bars too, unless this is disabled or impossible.
cat >script.fish <<'END'
run
mount /dev/sda1 /
tar-in pipe /
END
sh feed.sh &
start -a disk.img -f script.fish
await 'how far it is' says_how_far
wait_line 'status 0'
wait $!

# In a file there are no bars without --progress-bars.
into_file ()
{
  sh feed.sh &
  "$diskfish" "$@" -a disk.img -f script.fish </dev/null 2>frames
  wait $!
}
into_file
test ! -s frames || fail "a file has '$(cat frames)'"
into_file --progress-bars
grep -aq 'M/s 0:' frames || fail '--progress-bars shows nothing'

# There are no bars on a dumb terminal or with --no-progress-bars.
export DISKFISH=$diskfish
for how in 'TERM=dumb "$DISKFISH"' '"$DISKFISH" --no-progress-bars'; do
  with "$how"' "$@"'
  sh feed.sh &
  start -a disk.img -f script.fish
  until has_line 'status 0'; do
    screen | grep -E '[KM]/s|%' && fail "$how: a line"
    sleep 0.1
  done
  wait $!
done
