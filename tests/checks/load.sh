#!/usr/bin/env bash
# diskfish: many sessions, long scripts and many clients leak nothing.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: [HEREDOCS=1000] [SCRIPT_LINES=1000000] [COMMANDS=10000] load.sh
#
# Memory and descriptors must not grow, and no process or file may be left.

# shellcheck source=tests/functions.sh
. "${top_srcdir:-$(dirname "$0")/../..}/tests/functions.sh"
need_appliance

: "${HEREDOCS:=1000}" "${SCRIPT_LINES:=1000000}" "${COMMANDS:=10000}"
clients=8
export TMPDIR=$scratch/tmp XDG_CACHE_HOME=$scratch/cache
export XDG_RUNTIME_DIR=$scratch/runtime
: "${LIBGUESTFS_CACHEDIR:=/var/tmp}"
export LIBGUESTFS_CACHEDIR
cd "$scratch" || exit 99
mkdir -m 700 "$TMPDIR" "$XDG_RUNTIME_DIR"

# not_more WHAT BEFORE AFTER ALLOWED: check that it has grown by at most
# ALLOWED.
not_more ()
{
  echo "$1: $2, then $3"
  test "$3" -le $(($2 + $4)) || complain "$1 has grown from $2 to $3"
}

# The idle state.
files () { find "$TMPDIR" "$XDG_RUNTIME_DIR" "$XDG_CACHE_HOME" | wc -l; }

# ---- many sessions

heredocs ()
{
  local i

  for ((i = 0; i < $1; i++)); do
    "$diskfish" --format=raw -a disk.img >out 2>&1 <<END
run
mount /dev/sda /
write-append /count x
END
    test ! -s out || complain "heredoc $i: $(cat out)"
  done
}

many_sessions ()
{
  local before

  truncate -s 32M disk.img
  "$diskfish" --format=raw -a disk.img <<END || complain 'no file system'
run
mkfs ext2 /dev/sda
END
  heredocs 2
  before=$(files)
  heredocs $((HEREDOCS - 2))
  not_more 'files after many sessions' "$before" "$(files)" 0
  test "$("$diskfish" --ro --format=raw -a disk.img run : mount-ro /dev/sda / : \
            filesize /count)" = "$HEREDOCS" || complain 'a session was lost'
}

# ---- a long script

# peak LINES: print the peak memory of a script of LINES lines, in kilobytes.
peak ()
{
  awk -v n="$1" 'BEGIN { for (i = 0; i < n; i++) print "echo line", i }' \
      >long.fish
  python3 - "$diskfish" long.fish <<'END'
import resource, subprocess, sys
subprocess.run([sys.argv[1], "-f", sys.argv[2]], stdout=subprocess.DEVNULL,
               check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
END
}

# The text of the script stays in memory.
long_script ()
{
  local short long

  short=$(peak 1000)
  long=$(peak "$SCRIPT_LINES")
  not_more "kB of a script of $SCRIPT_LINES lines" "$short" "$long" \
           $((1024 + 3 * $(stat -c %s long.fish) / 1024))
}

# ---- many clients

client ()
{
  local i

  for ((i = 0; i < $1; i++)); do
    "$diskfish" --remote="$GUESTFISH_PID" echo "$i"
  done >>answers
}

all_clients ()
{
  local i

  for ((i = 0; i < clients; i++)); do
    client $(($1 / clients)) &
  done
  wait
}

memory () { awk '/^VmRSS/ { print $2 }' "/proc/$GUESTFISH_PID/status"; }
descriptors () { find "/proc/$GUESTFISH_PID/fd" -mindepth 1 | wc -l; }

many_clients ()
{
  local memory descriptors

  eval "$("$diskfish" --listen)"
  all_clients $((COMMANDS / 10))
  memory=$(memory) descriptors=$(descriptors)
  all_clients $((COMMANDS - COMMANDS / 10))
  not_more 'kB of the server' "$memory" "$(memory)" 512
  not_more 'descriptors of the server' "$descriptors" "$(descriptors)" 0
  test -z "$(ps --ppid "$GUESTFISH_PID" -o stat= | grep Z)" ||
    complain 'the server has zombies'
  test "$(wc -l <answers)" -eq $((COMMANDS / clients * clients)) ||
    complain "$(wc -l <answers) answers"
  "$diskfish" --remote="$GUESTFISH_PID" exit
}

many_clients
long_script
many_sessions
verdict "$HEREDOCS sessions, $SCRIPT_LINES lines, $COMMANDS remote commands,"
