#!/usr/bin/env bash
# diskfish: how long the prompt lets one wait: a completion, and the start.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: [ROUNDS=5] prompt.sh
#
# A completion is a run of 'complete' less a run that does nothing, and the
# start is until a terminal shows the prompt, less that of an empty program.

. "$(dirname -- "$0")/functions.sh"
need script

# The microseconds of one run, as ten give them.
run ()
{
  local from i

  from=$(now)
  for i in {1..10}; do
    "$diskfish" "$@" >/dev/null
  done
  echo $((($(now) - from) / 10))
}

# Until COMMAND shows a '>' in a terminal.
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

# less TEXT TOOK IDLE
less ()
{
  sample "$1" ms diskfish \
         "$(awk -v us=$(($2 > $3 ? $2 - $3 : 0)) \
                'BEGIN { printf "%.3f", us / 1000 }')"
}

unset GUESTFISH_INIT GUESTFISH_PS1
export HOME=$scratch
for ((round = 0; round < rounds; round++)); do
  idle=$(run echo)
  for line in '' 'disk attach x sync=' 'add-drive x cachemode:' 'help m' \
              'disk attach /usr/bin/'; do
    less "completion of '$line'" "$(run -- complete "$line")" "$idle"
  done
  idle=$(terminal_run "printf '>'")
  less 'start to first prompt' "$(terminal_run "$diskfish")" "$idle"
done
show_samples
