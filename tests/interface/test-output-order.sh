#!/usr/bin/env bash
# diskfish: results are written together only while nothing else can write, run
# or wait.
# SPDX-License-Identifier: GPL-3.0-or-later

# shellcheck source=tests/functions.sh
. "${top_srcdir:-$(dirname "$0")/../..}/tests/functions.sh"

need python3
cd "$scratch" || exit 99
echo 'echo nested 1
echo nested 2' >nested.fish

# Each write to a socket of this type is a packet.  Standard error and commands
# of the host write to the same socket.
cat >packets.py <<'END'
import socket
import subprocess
import sys

ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
process = subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL,
                           stdout=theirs, stderr=theirs)
theirs.close()
while packet := ours.recv(1 << 20):
    print(packet.decode().rstrip("\n").split("\n"))
process.wait()
END

# writes WORD...: run the script on standard input, and compare the packets with
# 'expected'.
writes ()
{
  cat >script.fish
  python3 packets.py "$diskfish" "$@" -f script.fish >packets
  diff -u expected packets >difference ||
    complain "$*: $(cat script.fish difference)"
}

cat >expected <<'END'
['1', '2', '3']
END
writes <<'END'
echo 1
echo 2
echo 3
END

# Commands that change or run something, and failures.
cat >expected <<'END'
['1', '2']
['host']
['3', '4']
["script.fish:6:6: error: cannot enter 'missing': No such file or directory"]
['    -lcd missing']
['         ^~~~~~~']
['5', '6']
["script.fish:9:7: error: unknown command 'nonsense'"]
['    -help nonsense']
["          ^~~~~~~~ use 'help' to list the commands"]
['7', '8']
['piped']
['9']
['inner 1']
['10']
['nested 1', 'nested 2']
['11', '12']
['if 1', 'if 2']
['13']
['each a']
['each b']
['14']
END
writes <<'END'
echo 1
echo 2
! echo host
echo 3
echo 4
-lcd missing
echo 5
echo 6
-help nonsense
echo 7
echo 8
echo piped | cat
echo 9
not not echo inner 1
echo 10
<! cat nested.fish
echo 11
echo 12
if echo x
echo if 1
echo if 2
end
echo 13
foreach name in a b
echo each %{name}
end
echo 14
END

# Traces are on standard error.
cat >expected <<'END'
['+ echo 1']
['1']
['+ echo 2']
['2']
END
writes -x <<'END'
echo 1
echo 2
END

# Output is written before a command waits.
mkfifo door
cat >script.fish <<'END'
echo before 1
echo before 2
! cat door
echo after
END
exec {reader}< <("$diskfish" -f script.fish)
read -r -t 60 -u "$reader" first && read -r -t 60 -u "$reader" second
test "$first $second" = 'before 1 before 2' ||
  complain "before the host command: '$first' '$second'"
timeout 60 sh -c 'echo opened >door' || complain 'the host command does not run'
test "$(cat <&"$reader" | paste -sd ' ')" = 'opened after' ||
  complain 'the end is missing'
exec {reader}<&-

# A program that reads each answer before it sends the next command.
coproc "$diskfish"
for i in 1 2 3; do
  echo "echo answer $i" >&"${COPROC[1]}"
  read -r -t 60 -u "${COPROC[0]}" answer
  test "$answer" = "answer $i" || complain "expected 'answer $i': '$answer'"
done
writer=${COPROC[1]}
exec {writer}>&-

verdict 'output order:'
