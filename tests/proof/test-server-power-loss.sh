#!/usr/bin/env bash
# diskfish: a server that loses power preserves the flushed data.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The server caches writes until a flush, and is killed.  QEMU sends flushes to
# an NBD server in any mode, so sync=none has no effect, which diskfish reports
# and shows.

source "$(dirname "$0")/proof.sh"
need nbdkit

stop ()
{
  kill -KILL "$1" 2>/dev/null
}

# serve NAME: serve d/NAME.img with a cache that is lost when the server is
# killed.
serve ()
{
  truncate -s 1M "d/$1.img"
  nbdkit -f -U "$scratch/$1.sock" --filter=cache file "d/$1.img" \
         cache=writeback >"$1.log" 2>&1 &
  echo $! >"$1.pid"
  cleanup stop "$!"
  for _ in $(seq 100); do
    test ! -S "$1.sock" || return
    sleep 0.1
  done
  fail "nbdkit does not start: $(cat "$1.log")"
}

attach ()
{
  echo "disk attach '' protocol=nbd server=unix:$scratch/$1.sock" \
       "format=raw sync=$1"
}

serve full
serve none
cat >network.fish <<END
$(attach full)
$(attach none)
run
disk list | sed 's/ *$//'
pwrite-device /dev/sda flushed 0
pwrite-device /dev/sdb flushed 0
sync
pwrite-device /dev/sda lost 4096
pwrite-device /dev/sdb lost 4096
!kill -KILL \$(cat full.pid none.pid)
END
uri=nbd:///?socket=$scratch
cat >network.out.expected <<END
$(printf "DEVICE LABEL %-$((${#uri} + 10))s" FILE) FORMAT SIZE ACCESS SYNC CACHE EFFECTIVE              ON HOST CRASH
sda          $uri/full.sock raw         rw     full       writeback              nothing that was flushed
sdb          $uri/none.sock raw         rw     none       unsafe (not in effect) nothing that was flushed
7
7
4
4
END
# Both lines end in the word.
place=$(($(sed -n 2p network.fish | wc -c) - 9))
cat >network.err.expected <<END
network.fish:1:$place: note: sync=full has the effect of sync=fsync: only an image on this host is flushed at the close
network.fish:2:$place: note: sync=none has no effect: QEMU sends flushes to an NBD server in every mode
END
{ run_script network; } 2>/dev/null
same 'output' network.out.expected network.out
grep '^network.fish' network.err >said
same 'messages' network.err.expected said
for name in full none; do
  tr -d '\0' <"d/$name.img" >left
  printf flushed >expected
  same "$name: what is left" expected left
done
verdict
