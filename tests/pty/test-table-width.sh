#!/usr/bin/env bash
# diskfish: tables fit in terminals of different widths.
# SPDX-License-Identifier: GPL-3.0-or-later

. "$(dirname -- "$0")/terminal.sh"

columns=80 rows=30
start disk modes
wait_text 'status 0'
screen >"$scratch/screen"
cat >"$scratch/wanted" <<'END'
OPTION VALUE    MEANING                    EFFECTIVE ON HOST CRASH
sync   full     guest flushes reach the    writeback nothing that was flushed
                host's storage; a clean
                close is verified
sync   fsync    guest flushes reach the    writeback nothing that was flushed
                host's storage
sync   none     guest flushes are ignored: unsafe    anything written
                fast, for scratch disks
sync   close    guest flushes are ignored; unsafe    anything written before the
                closing the drive flushes            close
                everything
cache  auto     use the host's page cache, writeback nothing that was flushed
                same as cached
cache  cached   use the host's page cache  writeback nothing that was flushed
cache  uncached bypass the host's page     none      nothing that was flushed
                cache (O_DIRECT); an error
                if unsupported
status 0
END
same 'disk modes in 80 columns' "$scratch/wanted" "$scratch/screen"

# A name without spaces is split at the end of the line.
name=a-name-that-is-much-longer-than-a-terminal-has-room-for-in-one-column.img
truncate -s 1M $name
start -a $name disk list
wait_text 'status 0'
screen >"$scratch/screen"
cat >"$scratch/wanted" <<'END'
DEVICE LABEL FILE          FORMAT SIZE ACCESS SYNC CACHE EFFECTIVE ON HOST CRASH
sda          a-name-that-i raw      1M rw                          nothing that
             s-much-longer                                         was flushed
             -than-a-termi
             nal-has-room-
             for-in-one-co
             lumn.img
status 0
END
same 'disk list in 80 columns' "$scratch/wanted" "$scratch/screen"
verdict
