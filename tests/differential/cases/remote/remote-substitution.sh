# SPDX-License-Identifier: GPL-3.0-or-later
eval "$(guestfish --listen)"
a=$(guestfish --remote get-memsize)
test "$a" -gt 0 && echo number
b=$(guestfish --remote echo one; guestfish --remote echo two)
echo "$b"
for word in $(guestfish --remote echo a b c); do
  echo "<$word>"
done
guestfish --remote is-config && guestfish --remote version | grep -c major
guestfish --remote exit
