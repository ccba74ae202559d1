#!/usr/bin/env bash
# diskfish: sessions that end at random points, in every way, leave nothing.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: [SEED=N] kills.sh [COUNT]
#
# Each of the 200 sessions writes to a file system and is ended after a random
# time.  Two seconds later none of its processes, temporary files, sockets and
# overlays may exist.  Its file system must be consistent if flushes were
# honoured, and unchanged below an overlay.  The printed seed reproduces the
# points.

# shellcheck source=tests/functions.sh
. "${top_srcdir:-$(dirname "$0")/../..}/tests/functions.sh"
need_appliance
need mkfs.ext4 e2fsck

count=${1:-${KILLS:-200}}
RANDOM=${SEED:=$$}
ways=(end error INT TERM HUP PIPE KILL KILL)
modes=('' sync=full sync=close sync=none 'sync=full cache=uncached' ephemeral)
longest_ms=5000

: "${LIBGUESTFS_CACHEDIR:=/var/tmp}"
export LIBGUESTFS_CACHEDIR
export TMPDIR=$scratch/tmp XDG_CACHE_HOME=$scratch/cache
export XDG_RUNTIME_DIR=$scratch/runtime
cd "$scratch" || exit 99
mkdir -m 700 "$TMPDIR" "$XDG_RUNTIME_DIR"
truncate -s 32M fresh.img
mkfs.ext4 -q fresh.img

# session MODE WAY: print the commands.
session ()
{
  local i

  echo "disk attach disk.img format=raw ${1#ephemeral}"
  echo run
  echo 'mount /dev/sda /'
  for ((i = 0; i < 200; i++)); do
    echo "write /file-$((i % 20)) 'contents $i'"
    ((i % 7)) || echo sync
    ((i < 20)) || test "$2" = KILL || break
  done
  test "$2" != error || echo 'cat /nosuch'
}

# The environment of the session's processes contains its mark.
processes ()
{
  grep -lz "^DISKFISH_TEST_MARK=$1\$" /proc/[0-9]*/environ 2>/dev/null |
    sed 's,/proc/\([0-9]*\)/.*,\1,'
}

# Files that are not part of the cache.
files ()
{
  find "$TMPDIR" "$XDG_RUNTIME_DIR" -mindepth 1
  find "$XDG_CACHE_HOME" \( -name 'overlay-*' -o -name '*.new*' \)
}

left ()
{
  processes "$1"
  files
}

# await_end MARK: wait two seconds for all processes to exit.
await_end ()
{
  local tries=20

  while test -n "$(left "$1")" && test $((tries--)) -gt 0; do
    sleep 0.1
  done
}

# start MARK MODE WAY: start the session and end it at a random point.
start ()
{
  local shell way=$3
  local -a options=(-f session.fish)

  test "$2" != ephemeral || options+=(--ephemeral)
  DISKFISH_TEST_MARK=$1 setsid "$diskfish" "${options[@]}" \
                    >out 2>err </dev/null &
  shell=$!
  case $way in
  end | error) ;;
  *)
    sleep "$(printf '%d.%03d' $((delay / 1000)) $((delay % 1000)))"
    kill -s "$way" "$shell" 2>/dev/null
    ;;
  esac
  wait "$shell" 2>/dev/null
  status=$?
}

# Sessions that are not ended report their exit status.
ended_as ()
{
  case $1-$2 in
  end-0 | error-1) ;;
  end-* | error-*) return 1 ;;
  esac
}

# A shell that is killed while no process watches it, before QEMU starts or
# after it has exited, leaves a directory, which the next start removes.
next_start ()
{
  test "$1" = KILL && test -n "$(files)" || return
  late=$((late + 1))
  "$diskfish" --ephemeral --format=raw -a fresh.img run
}

# look WHAT MARK MODE WAY: check the state after a session.
look ()
{
  local what=$1 mark=$2 mode=$3 way=$4 rest

  ended_as "$way" "$status" || complain "$what: status $status: $(cat err)"
  await_end "$mark"
  rest=$(processes "$mark")
  test -z "$rest" || complain "$what: processes are left: $(xargs ps -o args= <<<"$rest")"
  next_start "$way"
  rest=$(files)
  test -z "$rest" || complain "$what: files are left: $rest"
  case $mode in
  sync=none) ;;
  ephemeral)
    cmp -s fresh.img disk.img || complain "$what: the image has changed"
    ;;
  *)
    e2fsck -fp disk.img >fsck 2>&1
    test $? -le 1 || complain "$what: $(cat fsck)"
    ;;
  esac
}

late=0
declare -A ended
# The first session builds the template that the others use.
"$diskfish" --format=raw -a fresh.img run || fail 'no appliance'
for ((n = 1; n <= count; n++)); do
  way=${ways[RANDOM % ${#ways[@]}]}
  mode=${modes[RANDOM % ${#modes[@]}]}
  delay=$((RANDOM % longest_ms))
  cp fresh.img disk.img
  session "$mode" "$way" >session.fish
  start "kills-$$-$n" "$mode" "$way"
  ended[$way]=$((${ended[$way]-0} + 1))
  look "session $n, '$mode', $way at $delay ms, SEED=$SEED" "kills-$$-$n" \
       "$mode" "$way"
done
for way in end error INT TERM HUP PIPE KILL; do
  echo "$way: ${ended[$way]-0}"
done | paste -sd ,
verdict "$count sessions, ${ended[KILL]-0} of them by SIGKILL, SEED=$SEED, \
$late left to the next start,"
