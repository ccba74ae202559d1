#!/usr/bin/env bash
# diskfish: long guest commands show progress bars, which are erased at the end.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The disk is on a slow server, so that the commands are long on any machine.

source "$(dirname "$0")/appliance.sh"
need nbdkit script

nbdkit --readonly -U "$PWD/slow.sock" --pidfile pid --filter=delay \
       memory 16M rdelay=100ms
cleanup kill "$(cat pid)"
cat >work.fish <<END
add "" protocol:nbd server:unix:$PWD/slow.sock readonly:true format:raw
run
echo begin
download /dev/sda copy
echo end
END
printf 'begin\nend\n' >expected

# run_work OPTION...: run the commands, and write their standard error to
# 'bars', one line for each state of the bar.
run_work ()
{
  timeout 600 "$diskfish" "$@" -f work.fish >out 2>err </dev/null ||
    complain "$*: status $?: $(cat err)"
  same "$*: output" expected out
  sed 's/\x1b\[K//g' err | tr '\r' '\n' >bars
}

run_work
same 'no bars in scripts' /dev/null bars
run_work --progress-bars --no-progress-bars
same 'no bars if they are not wanted' /dev/null bars
run_work --progress-bars
grep -Eq '^ *[0-9]+% \[#+ *\] [0-9.]+[KM]/s [0-9]+:[0-9]{2}$' bars ||
  complain "--progress-bars: $(head -c 500 bars)"
# The last output clears the line.
printf '\r\033[K' >cleared
tail -c 4 err >last
same 'the bar goes away' cleared last

# On a terminal bars need no option.
{
  cat work.fish
  echo quit
} >typed
TERM=xterm timeout 600 script -qec "$diskfish" /dev/null <typed >screen
grep -q '\[##*' screen || complain "the prompt: $(tail -n 5 screen)"
verdict
