# SPDX-License-Identifier: GPL-3.0-or-later
eval "$(guestfish --listen -N fs:ext2:20M -m /dev/sda1)"
guestfish --remote write /a 'some text'
guestfish --remote cat /a
echo
echo 'from the client' >b
guestfish --remote upload b /b
guestfish --remote download /b -
guestfish --remote ls / | sort -r
guestfish --remote event e enter 'echo heard >>heard'
guestfish --remote is-file /a
cat heard
guestfish --remote delete-event e
rm heard
guestfish --remote glob echo '/*'
guestfish --remote exit
while test -e "/proc/$GUESTFISH_PID"; do sleep 0.1; done
