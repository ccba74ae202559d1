# SPDX-License-Identifier: GPL-3.0-or-later
eval "$(guestfish --listen)"
guestfish --remote event heard trace 'echo "heard $1"'
guestfish --remote trace on
guestfish --remote set-memsize 901
guestfish --remote trace off
guestfish --remote list-events
guestfish --remote delete-event heard
guestfish --remote list-events
guestfish --remote event end close 'echo closed'
guestfish --remote exit
