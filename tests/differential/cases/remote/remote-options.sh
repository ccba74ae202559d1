# SPDX-License-Identifier: GPL-3.0-or-later
guestfish --remote=1 echo a
echo "status $?"
guestfish --remote=x echo a
echo "status $?"
guestfish --remote=-5 echo a
echo "status $?"
GUESTFISH_PID= guestfish --remote echo a
echo "status $?"
GUESTFISH_PID=nonsense guestfish --remote echo a
echo "status $?"
unset GUESTFISH_PID
guestfish --remote echo a
echo "status $?"
guestfish --listen --remote
echo "status $?"
guestfish --listen -a nosuch.img
echo "status $?"
