#!/usr/bin/env bash
# diskfish: a full host disk, a lost image and a failed server are each reported
# once.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Each error has the host's reason; nothing hangs, and nothing is left.

source "$(dirname "$0")/appliance.sh"
need nbdkit mkfs.ext2 script

# ---- no space ------------------------------------------------------------

mkdir small
mount -t tmpfs -o size=12m tmpfs small ||
  skip 'only root can mount a small disk'
cleanup umount "$scratch/small"

# writes IMAGE [WORD...]: print commands that write more than the free space.
# The guest must not write back by itself: on a slow machine it would do so
# before the expected command.
writes ()
{
  cat <<END
disk attach $* format=raw
run
debug sh "echo 0 >/proc/sys/vm/dirty_writeback_centisecs" | cat >none
mkfs ext2 /dev/sda
mount /dev/sda /
fill 1 40M /big
END
}

# QEMU stops the guest and would wait for space forever.
truncate -s 100M small/a.img
{
  writes small/a.img
  echo sync
} >full.fish
run_script full
cat >full.err.expected <<'END'
full.fish:7:1: error: cannot write 'small/a.img': No space left on device
    sync
    ^~~~ the appliance was stopped; start it again with 'run'
END
expect full 1
rm small/a.img

# The error occurs only when the guest flushes at the end.
truncate -s 100M small/a.img
writes small/a.img >full-at-end.fish
run_script full-at-end
cat >full-at-end.err.expected <<'END'
diskfish: error: cannot write 'small/a.img': No space left on device
    the appliance was stopped; start it again with 'run'
END
expect full-at-end 1
rm small/a.img

# A disk that was attached while the appliance ran.
truncate -s 100M small/a.img
truncate -s 1M first.img
{
  echo 'disk attach first.img format=raw'
  echo run
  writes small/a.img | sed 's/sda/sdb/; /^run$/d'
  echo sync
} >full-live.fish
run_script full-live
cat >full-live.err.expected <<'END'
full-live.fish:8:1: error: cannot write 'small/a.img': No space left on device
    sync
    ^~~~ the appliance was stopped; start it again with 'run'
END
expect full-live 1
rm small/a.img

# The overlay of an ephemeral drive, in a cache on the small disk.  The disk has
# no space for a template, so the shared ones are mounted there.
truncate -s 100M b.img
sha256sum b.img >b.sum
writes b.img >full-overlay.fish
echo sync >>full-overlay.fish
mkdir -m 700 small/diskfish small/diskfish/warm
mount --bind "$XDG_CACHE_HOME/diskfish/warm" small/diskfish/warm
unmount_templates ()
{
  ! mountpoint -q "$scratch/small/diskfish/warm" ||
    umount "$scratch/small/diskfish/warm"
}
cleanup unmount_templates
XDG_CACHE_HOME=$scratch/small run_script full-overlay --ephemeral
unmount_templates || fail 'the templates are in use'
cat >full-overlay.err.expected <<'END'
full-overlay.fish:7:1: error: cannot write the overlay of 'b.img': No space left on device
    sync
    ^~~~ the appliance was stopped; start it again with 'run'
END
expect full-overlay 1
sha256sum --quiet -c b.sum || complain 'the image below an overlay was changed'
find small -name 'overlay*' >left
same 'overlays that are left' /dev/null left
expect_tidy 'no room'

# The history file: its old contents are preserved.
rm -rf --one-file-system small/diskfish
mkdir -m 700 small/diskfish
for ((i = 0; i < 1000; i++)); do
  echo 'echo 12345'
done | head -c 8192 >small/diskfish/history
cp small/diskfish/history history
cat /dev/zero >small/filler 2>/dev/null
printf 'echo hello\nquit\n' |
  XDG_STATE_HOME=$scratch/small TERM=dumb script -qec "$diskfish" /dev/null |
  tr -d '\r' | grep error >reported
echo "diskfish: error: cannot write the history to" \
     "'$scratch/small/diskfish/history': No space left on device" \
     >reported.expected
same 'no space for the history' reported.expected reported
cmp history small/diskfish/history || complain 'the history was changed'
rm -r small/filler small/diskfish

# ---- a lost image --------------------------------------------------------

truncate -s 32M gone.img
cat >gone.fish <<'END'
disk attach gone.img format=raw sync=full
run
!rm gone.img
mkfs ext2 /dev/sda
END
run_script gone
cat >gone.err.expected <<'END'
diskfish: error: cannot flush 'gone.img': No such file or directory
END
expect gone 1
test ! -e gone.img || complain 'an image that was removed is there again'

# ---- a server that fails -------------------------------------------------

truncate -s 32M served.img
mkfs.ext2 -q served.img

# serve OPTION...: serve the image with nbdkit in the background.
serve ()
{
  rm -f socket server
  nbdkit -U "$PWD/socket" -P server "$@" || fail 'nbdkit does not start'
  while ! test -s server; do
    sleep 0.1
  done
  cleanup end_server "$(cat server)"
}
end_server ()
{
  kill -CONT "$1"
  kill "$1"
} 2>/dev/null

attach="add-drive \"\" protocol:nbd server:unix:$PWD/socket format:raw"

serve --filter=error file served.img error=EIO \
      error-pread-rate=100% error-pread-file="$PWD/no-reads" \
      error-pwrite-rate=100% error-pwrite-file="$PWD/no-writes"
cat >errors.fish <<END
$attach
run
mount /dev/sda /
write /file hello
sync
drop-caches 3
!touch no-reads
-cat /file
!rm no-reads
!touch no-writes
-write /other hello
-sync
!rm no-writes
cat /file
END
run_script errors
cat >errors.out.expected <<'END'
hello
END
cat >errors.err.expected <<END
errors.fish:8:2: error: cat: file receive cancelled by daemon
    -cat /file
     ^~~ cannot read 'nbd:///?socket=$PWD/socket': Input/output error
errors.fish:12:2: error: cannot write 'nbd:///?socket=$PWD/socket': Input/output error
    -sync
     ^~~~ the guest's last writes are lost
END
expect errors 0
end_server "$(cat server)"

# diskfish waits for a slow server.
serve --filter=delay file served.img delay-read=200ms delay-write=200ms
cat >slow.fish <<END
$attach
run
mount /dev/sda /
write /slow hello
cat /slow
END
run_script slow
echo hello >slow.out.expected
expect slow 0
end_server "$(cat server)"

# diskfish waits for a silent server until the user interrupts it.
serve file served.img
cat >stalls.fish <<END
$attach
run
mount /dev/sda /
!kill -STOP \$(cat server); touch stalled
cat /file
END
timeout -k 10 600 "$diskfish" -f stalls.fish </dev/null >stalls.out \
        2>stalls.err &
waited=$!
while ! test -e stalled; do
  sleep 0.1
done
sleep 1
kill -INT "$(pgrep -P "$waited")"
wait "$waited"
echo $? >stalls.status
cat >stalls.err.expected <<'END'
stalls.fish:5:1: error: cat: the appliance has stopped
    cat /file
    ^~~
END
expect stalls 130
end_server "$(cat server)"
expect_tidy 'servers'
verdict
