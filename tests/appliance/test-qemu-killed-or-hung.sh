#!/usr/bin/env bash
# diskfish: a killed or hung QEMU is reported once, and nothing is left.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The session waits for a hung QEMU until the user interrupts it.

source "$(dirname "$0")/appliance.sh"
need mkfs.ext2 e2fsck pgrep

truncate -s 32M fresh.img
mkfs.ext2 -q fresh.img

# Print the child processes of a session with this NAME.
below ()
{
  local process

  for process in $(pgrep -P "$2"); do
    case $(cat "/proc/$process/comm" 2>/dev/null) in
    "$1"*) echo "$process" ;;
    esac
    below "$1" "$process"
  done
}

# start NAME: run NAME.fish in the background, and wait until it has created the
# file 'busy'.
start ()
{
  rm -f busy stopped called
  cp fresh.img disk.img
  "$diskfish" -f "$1.fish" </dev/null >"$1.out" 2>"$1.err" &
  session=$!
  until test -e busy; do
    kill -0 "$session" 2>/dev/null || fail "$1: $(cat "$1.err")"
    sleep 0.1
  done
}

# wait_for_call: wait until the session calls the hung guest.
wait_for_call ()
{
  until test -e called; do
    sleep 0.1
  done
}

# stop_qemu: stop QEMU while the session waits for the file 'stopped'.
stop_qemu ()
{
  qemu=$(below qemu "$session")
  kill -STOP "$qemu"
  touch stopped
}

# finish_session NAME SECONDS: check that it exits by itself in this time.
finish_session ()
{
  local tries=$(($2 * 10))

  while kill -0 "$session" 2>/dev/null && test $((tries--)) -gt 0; do
    sleep 0.1
  done
  test $tries -ge 0 || {
    complain "$1: still there after $2 s"
    kill -KILL "$session"
  }
  wait "$session" 2>/dev/null
  echo $? >"$1.status"
  expect_released "$1" disk.img
  e2fsck -fn disk.img >fsck 2>&1 || e2fsck -fp disk.img >fsck 2>&1
  test $? -le 1 || complain "$1: $(cat fsck)"
}

# script COMMAND: print a script for a mounted disk with sync=full.
script ()
{
  printf '%s\n' 'disk attach disk.img format=raw sync=full' run \
         'mount /dev/sda /' 'write /kept hello' sync "$@"
}
wait_for_stop='!touch busy; until test -e stopped; do sleep 0.1; done'
tell_of_call="event called enter 'touch called'"

# ---- killed --------------------------------------------------------------

# kill_in NAME WHO COMMAND...: kill the process while the last command runs.
kill_in ()
{
  local name=$1 who=$2

  shift 2
  script '!touch busy' "$@" >"$name.fish"
  start "$name"
  sleep 0.5
  kill -KILL "$(below "$who" "$session")"
  finish_session "$name" 300
}

kill_in sleeping qemu 'sleep 100'
cat >sleeping.err.expected <<'END'
sleeping.fish:7:1: error: sleep: the appliance has stopped
    sleep 100
    ^~~~~
END
expect sleeping 1

kill_in sending qemu 'upload /dev/zero /big'
cat >sending.err.expected <<'END'
sending.fish:7:1: error: upload: the appliance has stopped
    upload /dev/zero /big
    ^~~~~~
END
expect sending 1

# The hypervisor wrapper exits, and QEMU with it.
kill_in helper diskfish-hv 'sleep 100'
sed 's/^sleeping/helper/' sleeping.err.expected >helper.err.expected
expect helper 1
expect_tidy 'killed'

# ---- hung ----------------------------------------------------------------

# hang NAME SIGNAL STATUS: stop QEMU, and send the signal to the session.
hang ()
{
  local name=$1

  script "$wait_for_stop" "$tell_of_call" 'cat /kept' >"$name.fish"
  start "$name"
  stop_qemu
  wait_for_call
  kill "-$2" "$session"
  finish_session "$name" 300
  touch "$name.err.expected"
  test "$2" = KILL || cat >"$name.err.expected" <<END
$name.fish:8:1: error: cat: the appliance has stopped
    cat /kept
    ^~~
END
  expect "$name" "$3"
}

hang hung-int INT 130
hang hung-term TERM 143
hang hung-hup HUP 129
expect_tidy 'hung'
hang hung-kill KILL 137

# The session ends while no command calls the guest.
script "$wait_for_stop" '!touch said; sleep 1000' >between.fish
start between
stop_qemu
until test -e said; do
  sleep 0.1
done
kill -TERM "$session"
finish_session between 300
cat >between.err.expected <<'END'
between.fish:7:2: error: the host command was ended by signal 15
    !touch said; sleep 1000
     ^~~~~~~~~~~~~~~~~~~~~~
END
expect between 143

# A QEMU that is continued has lost nothing.
script "$wait_for_stop" "$tell_of_call" 'cat /kept' >resumed.fish
start resumed
stop_qemu
wait_for_call
kill -CONT "$qemu"
finish_session resumed 300
echo hello >resumed.out.expected
expect resumed 0

# Requests to QEMU itself have a deadline.
truncate -s 1M other.img
script "$wait_for_stop" '-disk attach other.img format=raw' \
       '-disk set sda sync=none' "$tell_of_call" 'cat /kept' >asked.fish
start asked
stop_qemu
wait_for_call
kill -TERM "$session"
finish_session asked 300
cat >asked.err.expected <<'END'
asked.fish:7:14: error: QEMU cannot open the image: QEMU does not answer
    -disk attach other.img format=raw
                 ^~~~~~~~~
asked.fish:8:11: error: QEMU cannot change the mode: QEMU does not answer
    -disk set sda sync=none
              ^~~
asked.fish:10:1: error: cat: the appliance has stopped
    cat /kept
    ^~~
END
expect asked 143
expect_tidy 'hung, and asked'
verdict
