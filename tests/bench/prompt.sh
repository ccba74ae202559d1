#!/usr/bin/env bash
# diskfish: how long the prompt lets one wait: a completion, and the start.
# SPDX-License-Identifier: GPL-3.0-or-later

# A completion is a run of 'complete' less a run that does nothing, and the
# start is until a terminal shows the prompt, less that of an empty program.

. "$(dirname -- "$0")/../pty/functions.sh"

ROUNDS=${ROUNDS:-20}

# In microseconds.
now () { echo "${EPOCHREALTIME/./}"; }

# The middle one of many runs.  Each prints how long it took.
median ()
{
  local round

  for ((round = 0; round < ROUNDS; round++)); do
    "$@"
  done | sort -n | sed -n "$((ROUNDS / 2 + 1))p"
}

run ()
{
  local from

  from=$(now)
  "$diskfish" "$@" >/dev/null
  echo $(($(now) - from))
}

# A terminal without tmux, until COMMAND shows a '>'.
terminal_run ()
{
  local from took

  from=$(now)
  coproc script -qfec "$1" /dev/null
  IFS= read -r -d '>' -t 10 -u "${COPROC[0]}" _
  took=$(($(now) - from))
  printf '\004' >&"${COPROC[1]}"
  wait "$COPROC_PID" 2>/dev/null
  echo $took
}

row ()
{
  printf '%-44s %4d.%d ms  %s\n' "$1" $(($2 / 1000)) $(($2 % 1000 / 100)) "$3"
}

need script
idle=$(median run echo)
row 'a run that does nothing' "$idle" ''
for line in '' 'disk attach x sync=' 'add-drive x cachemode:' 'help m' \
  'disk attach /usr/bin/'; do
  took=$(median run -- complete "$line")
  row "completion of '$line'" $((took > idle ? took - idle : 0)) 'limit 5 ms'
done
idle=$(median terminal_run "printf '>'")
took=$(median terminal_run "$diskfish")
row 'start to first prompt' $((took - idle)) 'limit 50 ms'
