# SPDX-License-Identifier: GPL-3.0-or-later
eval "$(guestfish --listen)"
one=$GUESTFISH_PID
eval "$(guestfish --listen)"
two=$GUESTFISH_PID
test "$one" != "$two" && echo 'two servers'
guestfish --remote="$one" set-memsize 901
guestfish --remote="$two" set-memsize 902
guestfish --remote="$one" get-memsize
guestfish --remote get-memsize
guestfish --remote="$one" exit
guestfish --remote get-memsize
guestfish --remote exit
