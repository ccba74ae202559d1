# SPDX-License-Identifier: GPL-3.0-or-later
eval "$(guestfish --listen)"
guestfish --remote echo before
guestfish --remote lcd /nosuch
echo "status $?"
for i in 1 2 3 4 5 6 7 8 9 10; do
  kill -0 "$GUESTFISH_PID" 2>/dev/null || break
  sleep 0.2
done
guestfish --remote echo after
echo "status $?"
