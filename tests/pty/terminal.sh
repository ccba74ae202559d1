# diskfish: functions for tests of the prompt in a real pseudo-terminal.
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash

# Every test has a scratch directory with its own terminal server, home
# directory and state, and does not affect anything outside.  Waiting means
# polling the screen with a deadline.

# shellcheck source=../functions.sh
. "$(dirname -- "$0")/../functions.sh"
need tmux ps

# Every wait is for an event on the screen.  The deadline only ends a test that
# would never pass, so that no test fails because the machine is slow.
DEADLINE=600                    # seconds
export DISKFISH_COMPLETION_TIMEOUT=$DEADLINE

unset TMUX TMUX_PANE DISPLAY PAGER LESS MORE INPUTRC COLUMNS LINES
unset GUESTFISH_PS1 GUESTFISH_OUTPUT GUESTFISH_INIT GUESTFISH_RESTORE
export TMUX_TMPDIR=$scratch HOME=$scratch/home SHELL=/bin/sh
export XDG_STATE_HOME=$HOME/state XDG_CACHE_HOME=$HOME/cache
export DISKFISH_LIBEXECDIR=$top_builddir/appliance
mkdir "$HOME" "$scratch/work"
cd "$scratch/work" || exit 99
# shellcheck disable=SC2034
history=$XDG_STATE_HOME/diskfish/history

# Print the history without its time stamps.
kept ()
{
  grep -v '^#[0-9]*$' "$history"
}

# Each start uses a new server, since one that is exiting refuses clients.
server=0
terminal ()
{
  tmux -u -L "prompt$server" -f /dev/null "$@"
}

# Print the process that the terminal's shell waits for.
pid_of_diskfish ()
{
  ps -o pid= --ppid "$(terminal display-message -p '#{pane_pid}')" | tr -d ' '
}
# A zombie counts as exited.
process_gone ()
{
  case ${1:+$(ps -o stat= -p "$1")} in '' | Z*) ;; *) false ;; esac
}

# End the terminal, and wait for its process, which writes its history.
close_terminal ()
{
  test $server -gt 0 || return 0
  local pid tries=200
  pid=$(pid_of_diskfish 2>/dev/null)
  terminal kill-server 2>/dev/null
  until process_gone "$pid" || test $tries = 0; do
    tries=$((tries - 1))
    sleep 0.05
  done
}

cleanup close_terminal

# start [ARG ...]: diskfish in a new terminal of $columns x $rows.  The shell
# around it outlives ^C and then shows the status.
start ()
{
  close_terminal
  server=$((server + 1))
  cat >"$scratch/session" <<'END'
trap : INT
"$@"
echo "status $?"
trap - INT
exec cat
END
  terminal new-session -d -x "${columns:-80}" -y "${rows:-24}" \
    sh "$scratch/session" "${program:-$diskfish}" "$@" || exit 1
}

# Print the screen without trailing spaces and empty lines.
screen ()
{
  terminal capture-pane -p 2>/dev/null | sed -e :a -e '/^\n*$/{$d;N;ba' -e '}'
}

fail ()
{
  echo "FAIL: $*"
  echo '---- screen'
  screen
  echo '----'
  exit 1
}

# await WHAT COMMAND...: wait until the command succeeds.  Polling takes
# processor time from the program, so poll less often over time.
await ()
{
  local what=$1 until=$((SECONDS + DEADLINE)) looks=0

  shift
  until "$@"; do
    test $SECONDS -lt $until || fail "no $what"
    looks=$((looks + 1))
    if test $looks -lt 40; then sleep 0.05; else sleep 0.3; fi
  done
}

has_line () { screen | grep -Fxq -e "$1"; }
has_text () { screen | grep -Fq -e "$1"; }
lacks_text () { ! has_text "$1"; }

# Wait for this last line that is not empty.
has_last () { test "$(screen | tail -n 1)" = "$1"; }

# Compare the whole screen.
has_screen () { test "$(screen)" = "$1"; }

wait_line () { await "line '$1'" has_line "$1"; }
wait_text () { await "text '$1'" has_text "$1"; }
wait_gone () { await "screen without '$1'" lacks_text "$1"; }
wait_last () { await "last line '$1'" has_last "$1"; }
wait_screen () { await "screen as wanted: $1" has_screen "$1"; }
wait_prompt () { wait_last '><fs>'; }

refuse_text () { lacks_text "$1" || fail "'$1' is on the screen"; }

# keys NAME...: send keys by tmux's names. type TEXT: send literal text. enter
# TEXT: send text and Enter.
keys () { terminal send-keys "$@"; }
type () { terminal send-keys -l -- "$1"; }
enter () { type "$1"; keys Enter; }

# interrupt TEXT: send ^C when the cursor's line ends with TEXT.  The terminal
# discards unread input when it gets ^C.
interrupt ()
{
  wait_text "${1% }"
  keys C-c
  await 'prompt after ^C' has_interrupt "$1"
}
has_interrupt () { has_text "$1^C" && has_last '><fs>'; }

# tab LINE: type the line and TAB.
tab ()
{
  clear_screen
  type "$1"
  keys Tab
}

# tab_gives LINE WANTED: TAB inserts one candidate, or the common beginning of
# several.
tab_gives ()
{
  tab "$1"
  wait_screen "><fs> $2"
}

# tab_lists LINE LIST: the second TAB lists candidates and does not change the
# line.
tab_lists ()
{
  tab "$1"
  keys Tab
  wait_screen "><fs> ${1% }
$2
><fs> ${1% }"
}

# tab_is_silent LINE: TAB offers nothing; a word typed afterwards shows that it
# was handled.
tab_is_silent ()
{
  tab "$1"
  keys Tab
  type Z
  wait_screen "><fs> $1Z"
}

# with COMMAND: start the next prompts with this command of sh(1).
with ()
{
  printf '#!/bin/sh\n%s\n' "$1" >"$scratch/program"
  chmod +x "$scratch/program"
  program=$scratch/program
}

# paste FORMAT: send bytes as the terminal's paste function does.
paste ()
{
  # shellcheck disable=SC2059
  printf "$1" >"$scratch/paste"
  terminal load-buffer "$scratch/paste"
  terminal paste-buffer -p
}

# Clear the screen, with an empty line at the prompt.
clear_screen ()
{
  keys C-e C-u C-l
  wait_screen '><fs>'
}

# start_prompt [ARG ...]: start diskfish and wait for the prompt on a clear
# screen.
start_prompt ()
{
  start "$@"
  wait_prompt
  clear_screen
}
