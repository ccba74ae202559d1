#!/usr/bin/env bash
# diskfish: measure the prompt: a completion, and the start.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: [ROUNDS=5] prompt.sh
#
# The time of a completion is measured in a script of many, minus that of
# comment lines.  The start lasts until a terminal shows the prompt, minus the
# start of an empty program.

. "$(dirname -- "$0")/samples.sh"
need script

many=1000

# Print the nanoseconds of one line, as an average of many.
line ()
{
  local from i

  for ((i = 0; i < many; i++)); do
    echo "$1"
  done >lines.fish
  from=$(now)
  "$diskfish" -f lines.fish >/dev/null
  echo $((($(now) - from) * 1000 / many))
}

# Print the time until COMMAND shows a '>' in a terminal.
terminal_run ()
{
  local from took

  from=$(now)
  coproc script -qfec "$1" /dev/null
  IFS= read -r -d '>' -t 10 -u "${COPROC[0]}" _
  took=$((($(now) - from) * 1000))
  printf '\004' >&"${COPROC[1]}"
  wait "$COPROC_PID" 2>/dev/null
  echo $took
}

# less TEXT TOOK IDLE
less ()
{
  sample "$1" ms diskfish \
         "$(awk -v ns=$(($2 > $3 ? $2 - $3 : 0)) \
                'BEGIN { printf "%.4f", ns / 1e6 }')"
}

unset GUESTFISH_INIT GUESTFISH_PS1
export HOME=$scratch
for ((round = 0; round < rounds; round++)); do
  idle=$(line '#')
  for line in '' 'disk attach x sync=' 'add-drive x cachemode:' 'help m' \
              'disk attach /usr/bin/'; do
    less "completion of '$line'" "$(line "complete -- \"$line\"")" "$idle"
  done
  idle=$(terminal_run "printf '>'")
  less 'start to first prompt' "$(terminal_run "$diskfish")" "$idle"
done
show_samples
