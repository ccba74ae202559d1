#!/usr/bin/env bash
# diskfish: servers and clients of remote control work, and refuse invalid input
# (without an appliance).
# SPDX-License-Identifier: GPL-3.0-or-later

source "$(dirname "$0")/../functions.sh"
need perl
cd "$scratch" || exit 99
export XDG_RUNTIME_DIR=$scratch/runtime HOME=$scratch
mkdir -m 700 "$XDG_RUNTIME_DIR"
sockets=$XDG_RUNTIME_DIR/diskfish
remote () { timeout 60 "$diskfish" --remote "$@"; }

# Start a server; GUESTFISH_PID is its process ID.
listen ()
{
  timeout 60 "$diskfish" --listen "$@" >listen.out 2>listen.err ||
    fail "--listen $*: $(cat listen.err)"
  eval "$(cat listen.out)"
  cleanup end "$GUESTFISH_PID"
}

end () { kill -9 "$1" 2>/dev/null; }

# Wait at most ten seconds for the process to exit.
await_end ()
{
  local i

  for i in {1..100}; do
    kill -0 "$1" 2>/dev/null || return 0
    sleep 0.1
  done
  complain "$2: the server $1 still runs"
}

# expect WHAT STATUS: compare the last command's results with standard input:
# output, a line '--', messages.  PID represents the server's process ID.
run ()
{
  "$@" >run.out 2>run.err
  echo $? >run.status
}
expect ()
{
  cat run.out >run.all
  echo -- >>run.all
  sed "s/$GUESTFISH_PID/PID/g" run.err >>run.all
  cat >expected
  same "$1" expected run.all
  echo "$2" >expected
  same "$1: status" expected run.status
}

# ---- one server ---------------------------------------------------------

listen
first=$GUESTFISH_PID
echo "GUESTFISH_PID=$first; export GUESTFISH_PID" >expected
same 'what --listen prints' expected listen.out
same 'what --listen says' /dev/null listen.err
stat -c '%a %F' "$sockets" "$sockets/remote-$first" >modes
printf '%s\n' '700 directory' '600 socket' >expected
same 'who may reach the server' expected modes

run remote echo 'one two' : echo three
expect 'two commands' 0 <<'TEXT'
one two
three
--
TEXT
run remote --json echo a
expect 'JSON' 0 <<'TEXT'
"a"
--
TEXT
run remote --json set keep-going off : set output text : echo a
expect 'settings, which here and there answer once' 0 <<'TEXT'
null
a
--
TEXT
test "$(remote echo in a substitution)" = 'in a substitution' ||
  complain 'the output does not come to the client'
remote echo 'to a file' >file
echo 'to a file' >expected
same 'output to a file' expected file

# Words before the command of a line run in the client.
cat >script <<'TEXT'
# A comment.
echo a b | tr a-z A-Z
!echo local
<! echo echo inline
-disk detach nothing
echo "more\tthan\u{e9}" 'words here'
TEXT
run remote -f script
expect 'a script' 0 <<'TEXT'
A B
local
inline
more	thané words here
--
script:5:14: error: 'nothing' is not an attached drive
    -disk detach nothing
                 ^~~~~~~ attach a drive first
TEXT
run remote <script
expect 'standard input' 0 <<'TEXT'
A B
local
inline
more	thané words here
--
<stdin>:5:14: error: 'nothing' is not an attached drive
    -disk detach nothing
                 ^~~~~~~ attach a drive first
TEXT

# Bytes that are not UTF-8 arrive as they are.
cat >script <<'TEXT'
let bytes = echo "\xfe\xff"
echo "\xff\x80a\xc3" %{bytes} "%{bytes}b" | od -An -tx1
TEXT
run remote -f script
expect 'bytes' 0 <<'TEXT'
 ff 80 61 c3 20 fe ff 20 fe ff 62 0a
--
TEXT

# The session remains from one client to the next.
truncate -s 1M a.img
run remote add-drive "$scratch/a.img" label:data
expect 'attach' 0 <<'TEXT'
--
TEXT
run remote --json disk list
sed -i -E 's/.*"label":"([a-z]*)".*/\1/' run.out
expect 'list' 0 <<'TEXT'
data
--
TEXT

# Variables, blocks and settings belong to the client, and a failure in a
# condition or a test does not end the server.
cat >within <<'TEXT'
echo within %{word}
TEXT
cat >blocks <<'TEXT'
let disks = disk list
let word = echo "two words"
let letters = echo a b | tr ' ' '\n'
foreach disk in %{disks}
  echo %{disk.label} "%{word}"
end
foreach letter in %{letters}
  echo %{letter}
end
set-backend-settings "gdb 'a b'"
let settings = get-backend-settings
set-backend-settings %{settings}
echo %{settings} %{settings[1]}
if disk detach nothing
  echo wrong
else
  expect-error "attached drive" disk detach nothing
end
if get-verbose
  echo wrong
end
expect "two words" echo %{word}
source within
set pipefail off
echo a | false
set keep-going on
expect "b" echo a
disk detach nothing
echo goes on
TEXT
run remote -f blocks
expect 'blocks' 1 <<'TEXT'
data two words
a
b
gdb a b a b
within two words
goes on
--
blocks:27:8: error: the output differs from the expected text
    expect "b" echo a
           ^~~
    --- expected
    +++ output
    @@ -1 +1 @@
    -b
    +a
blocks:28:13: error: 'nothing' is not an attached drive
    disk detach nothing
                ^~~~~~~ use one of sda
TEXT

# Invalid words are not sent to the server.
run remote nosuchcommand
expect 'unknown command' 2 <<'TEXT'
--
<args>:1:1: error: unknown command 'nosuchcommand'
    nosuchcommand
    ^~~~~~~~~~~~~ use 'help' to list the commands
TEXT

# ---- many servers, many clients ------------------------------------------

listen
second=$GUESTFISH_PID
test "$first" != "$second" || complain 'two servers have one number'
for i in {1..8}; do
  timeout 60 "$diskfish" --remote="$first" echo "$i" \
    >"many.$i" &
done
wait
for i in {1..8}; do
  echo "$i"
done >expected
cat many.? >many
same 'eight clients at once' expected many
run timeout 60 "$diskfish" --remote="$second" disk list
expect 'another server has another session' 0 <<'TEXT'
--
TEXT

# ---- invalid requests -----------------------------------------------------

version=$("$diskfish" --version | cut -d' ' -f2)
export version
for kind in nothing 'cut header' 'cut body' 'unknown type' huge empty \
            'no version' 'other version' 'other protocol' 'binary protocol' \
            'no descriptors' 'bad words' deep 'an answer'; do
  echo "$kind: $(timeout 60 perl "$here/frames.pl" \
                   "$sockets/remote-$second" "$kind")"
done >frames
cat >expected <<TEXT
nothing: nothing
cut header: nothing
cut body: nothing
unknown type: nothing
huge: nothing
empty: 3 the server is diskfish $version, this is something else
no version: 3 the server is diskfish $version, this is something else
other version: 3 the server is diskfish $version, this is 0.0.1
other protocol: 3 the server is diskfish $version, this is 0.0.1
binary protocol: 3 the server is diskfish $version, this is something else
no descriptors: 3 the request cannot be understood
bad words: 3 the request cannot be understood
deep: 3 the server is diskfish $version, this is something else
an answer: nothing
TEXT
same 'bad frames' expected frames
run remote echo alive
expect 'the server lives on' 0 <<'TEXT'
alive
--
TEXT

# ---- invalid answers ------------------------------------------------------

for kind in nothing 'cut header' 'cut body' huge 'a request' 'no answer' \
            'a refusal' 'an empty refusal'; do
  coproc server { exec perl "$here/server.pl" "$sockets" "$kind"; }
  pid=$!
  read -r GUESTFISH_PID <&"${server[0]}"
  remote echo x 2>&1 | sed "s/$GUESTFISH_PID/PID/; s/^/$kind: /; q"
  wait "$pid"
done >answers 2>&1
cat >expected <<'TEXT'
nothing: <args>:1:1: error: the server PID has ended
cut header: <args>:1:1: error: the server PID has ended
cut body: <args>:1:1: error: the server PID has ended
huge: <args>:1:1: error: the server PID has ended
a request: <args>:1:1: error: the server PID cannot be understood
no answer: <args>:1:1: error: the server PID cannot be understood
a refusal: <args>:1:1: error: the server is another program
an empty refusal: <args>:1:1: error: refused
TEXT
same 'bad answers' expected answers

# A server that is killed while its client waits: until then it listens but does
# not answer.
listen
kill -STOP "$GUESTFISH_PID"
run remote echo x &
client=$!
for i in {1..100}; do
  test "$(grep -c "/remote-$GUESTFISH_PID\$" /proc/net/unix)" -lt 2 || break
  sleep 0.1
done
kill -9 "$GUESTFISH_PID"
wait "$client"
expect 'killed' 1 <<'TEXT'
--
<args>:1:1: error: the server PID has ended
    echo x
    ^~~~~~
TEXT
GUESTFISH_PID=$second

# ---- ends ------------------------------------------------------------------

run remote exit
expect 'exit' 0 <<'TEXT'
--
TEXT
await_end "$second" exit
run remote echo x
expect 'no server' 1 <<'TEXT'
--
<args>:1:1: error: there is no server PID
    echo x
    ^~~~~~ diskfish --listen starts one and prints its number
TEXT

GUESTFISH_PID=$first
run remote disk detach nothing : echo 'not reached'
expect 'a failure ends the server' 1 <<'TEXT'
--
<args>:1:13: error: 'nothing' is not an attached drive
    disk detach nothing : echo 'not reached'
                ^~~~~~~ use one of sda
TEXT
await_end "$first" 'a failure'

listen
kill "$GUESTFISH_PID"
await_end "$GUESTFISH_PID" 'SIGTERM'
test ! -e "$sockets" || complain 'something is left of the servers'

# A socket whose server was killed: the next server removes it.
listen
stale=$GUESTFISH_PID
kill -9 "$stale"
await_end "$stale" 'SIGKILL'
test -S "$sockets/remote-$stale" || complain 'there is no stale socket'
listen
test ! -e "$sockets/remote-$stale" || complain 'the stale socket is left'
run remote quit
await_end "$GUESTFISH_PID" quit

# Another user's directory is refused.
mkdir -m 777 "$sockets"
chmod 777 "$sockets"
run timeout 60 "$diskfish" --listen
expect 'a directory writable by all' 1 <<'TEXT'
--
diskfish: error: cannot find a directory for sockets that no other user can enter
    set XDG_RUNTIME_DIR to one
TEXT
rmdir "$sockets"

long=$scratch/$(printf '%0100d' 0)
mkdir -m 700 "$long"
for words in --listen "--remote=$GUESTFISH_PID echo"; do
  # shellcheck disable=SC2086
  XDG_RUNTIME_DIR=$long timeout 60 "$diskfish" $words 2>&1 |
    sed "s,$scratch,SCRATCH,; q"
done >names
test ! -e "$long/diskfish" || complain 'a directory with a long name is left'
for place in diskfish: '<args>:1:1:'; do
  echo "$place error: the name of the directory '${long/#$scratch/SCRATCH}/diskfish'" \
       'is too long for sockets'
done >expected
same 'long names' expected names

run timeout 60 "$diskfish" --listen -a nosuch.img
expect 'options of the server fail' 1 <<'TEXT'
--
<args>:1:4: error: cannot open 'nosuch.img': No such file or directory
    -a nosuch.img
       ^~~~~~~~~~
TEXT
timeout 60 "$diskfish" --listen --csh >csh.out
read -r _ _ GUESTFISH_PID <csh.out
echo "setenv GUESTFISH_PID $GUESTFISH_PID" >expected
same 'csh' expected csh.out
run remote exit
await_end "$GUESTFISH_PID" csh
verdict
