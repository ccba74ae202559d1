#!/usr/bin/env bash
# diskfish: a signal ends every wait of the program.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Each case starts the program, waits until it blocks, and sends a signal only
# to it, as kill(1) and timeout(1) do.  The program must end by that signal and
# leave neither a process nor a partial file.

. "$(dirname -- "$0")/appliance.sh"
need ps setsid mkfifo python3

# Wait until a command succeeds.  The deadline only ends a test that would never
# pass.
await ()
{
  local until=$((SECONDS + 300))

  until "$@"; do
    test $SECONDS -lt $until || return 1
    sleep 0.05
  done
}

# Print the processes in the session of process $1.
processes_of ()
{
  ps -o pid=,stat=,args= -s "$1" | grep -v '^ *[0-9]* *Z'
}

is_gone () { test -z "$(processes_of "$1")"; }

# begin [ARG...]: start the program in its own session.
begin ()
{
  rm -f here
  setsid "$diskfish" "$@" <"${keys:-/dev/null}" >output 2>errors &
  pid=$!
}

# ends NAME SIGNAL [FILE]: send the signal when FILE exists, and check how the
# program ends.
ends ()
{
  local name="$1, $2" status

  await test -e "${3:-here}" || complain "$name: the program has not begun"
  kill -"$2" $pid
  await is_gone $pid ||
    complain "$name: these processes remain: $(processes_of $pid)"
  wait $pid 2>/dev/null
  status=$?
  test $status -eq $((128 + $(kill -l "$2"))) ||
    complain "$name: status $status"
}

for signal in INT TERM HUP; do
  printf '!touch here; sleep 1000; touch after\necho after\n' >script
  begin -f script
  ends 'a host command' $signal
  printf 'echo x | touch here; sleep 1000; touch after\necho after\n' >script
  begin -f script
  ends 'a pipe' $signal
  printf '<!touch here; sleep 1000; touch after\necho after\n' >script
  begin -f script
  ends 'commands of a host command' $signal
  test ! -e after || complain "$signal: what follows has run"
done

# A process that ignores the signal is killed.
printf '!trap "" TERM; touch here; sleep 1000\n' >script
begin -f script
ends 'a host command that ignores it' TERM

# Guest calls: each line is a command and the file that it creates first.  The
# image and its file take long to copy.
mkdir tree
truncate -s 300M tree/zeros
truncate -s 4G disk.img
mke2fs -q -F -E lazy_itable_init=0 -d tree disk.img
mkdir out
mkfifo pipe keys
exec 5<>keys
keys=keys
for signal in INT TERM HUP; do
  while IFS='|' read -r line file; do
    printf 'run\nmount-ro /dev/sda /\n!touch here\n%s\necho after\n' "$line" \
      >script
    begin --keys-from-stdin --format=raw --ro -a disk.img -f script
    ends "$line" $signal "$file"
    find out -mindepth 1 >left
    same "$signal: files that '$line' leaves" /dev/null left
  done <<'END'
debug sh "sleep 1000"
download /dev/sda pipe
upload pipe /new
luks-open /dev/sda name
download /dev/sda out/whole|out/whole
tgz-out / out/whole|out/whole
END
done
verdict
