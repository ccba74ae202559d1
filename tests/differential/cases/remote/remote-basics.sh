# SPDX-License-Identifier: GPL-3.0-or-later
eval "$(guestfish --listen)"
test -n "$GUESTFISH_PID" && echo listening
guestfish --remote echo 'a  b' "c'd" '"e"'
guestfish --remote set-memsize 900
guestfish --remote get-memsize
guestfish --remote sparse new.img 1M
echo "status $?"
guestfish --remote -- -lcd /nosuch
echo "status $?"
guestfish --remote get-memsize | tr 9 8
guestfish --remote exit
echo "status $?"
for i in 1 2 3 4 5 6 7 8 9 10; do
  kill -0 "$GUESTFISH_PID" 2>/dev/null || break
  sleep 0.2
done
kill -0 "$GUESTFISH_PID" 2>/dev/null && echo 'still there'
guestfish --remote echo gone
echo "status $?"
