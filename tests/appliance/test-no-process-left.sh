#!/usr/bin/env bash
# diskfish: no QEMU outlives diskfish, however it ends.
# SPDX-License-Identifier: GPL-3.0-or-later

source "$(dirname "$0")/appliance.sh"

# Wait at most 100 seconds for COMMAND to succeed.
await ()
{
  local i

  for i in $(seq 1000); do
    ! "$@" || return 0
    sleep 0.1
  done
  complain "waited in vain: $*"
  return 1
}

is_starting ()
{
  test -n "$(holders "$1")"
}

milliseconds ()
{
  date +%s%3N
}

# end_by NAME SIGNAL WHEN STATUS: start NAME.fish, send the signal when the
# appliance is starting or has started, and check how diskfish ends.  An idle
# session waits for its next command.
end_by ()
{
  local name=$1-$2-$3 signal=$2 when=$3 image process start took

  image=$scratch/$name.img
  truncate -s 8M "$image"
  {
    echo "disk attach $image sync=none"
    echo run
    echo "!touch $scratch/$name.up"
    cat
  } >"$name.fish"
  if test "$1" = idle; then
    mkfifo "$name.more"
    exec 9<>"$name.more"
    "$diskfish" < <(exec cat "$name.fish" "$name.more" 9>&-) 9>&- \
                >"$name.out" 2>"$name.err" &
  else
    "$diskfish" -f "$name.fish" </dev/null >"$name.out" 2>"$name.err" &
  fi
  process=$!
  if test "$when" = starting; then
    await is_starting "$image"
    sleep 0.3
  else
    await test -e "$name.up"
    sleep 0.5
  fi
  start=$(milliseconds)
  if test "$signal" != none; then
    kill -"$signal" "$process"
  fi
  wait "$process" 2>/dev/null
  echo "$?" >"$name.status"
  took=$(($(milliseconds) - start))
  echo "$4" >"$name.status.expected"
  same "$name: status" "$name.status.expected" "$name.status"
  # Long before the command ends by itself; a busy machine may take a minute.
  test "$took" -lt 300000 || complain "$name: ended after $took ms"
  same "$name: output" /dev/null "$name.out"
  test "$(grep -c ' error: ' "$name.err")" -le 1 || {
    complain "$name: more than one diagnostic"
    cat "$name.err"
  }
  expect_released "$name" "$image"
}

# A failing command ends the script while the appliance runs, and background
# processes end with it.  Run two in parallel, one per processor.
failing='cat /missing'
long='sleep 600'
host='!exec sleep 600'

end_by error none started 1 <<<"$failing" &
end_by long TERM started 143 <<<"$long" &
wait
end_by long INT started 130 <<<"$long" &
end_by host TERM started 143 <<<"$host" &
wait
end_by long HUP started 129 <<<"$long" &
end_by idle TERM started 143 </dev/null &
wait
end_by long INT starting 130 <<<"$long" &
end_by long TERM starting 143 <<<"$long" &
wait
expect_tidy 'all but SIGKILL'

# A killed process cannot clean up, but its QEMU must exit too.
end_by long KILL starting 137 <<<"$long" &
end_by long KILL started 137 <<<"$long" &
wait
verdict
