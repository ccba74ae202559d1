# SPDX-License-Identifier: GPL-3.0-or-later
guestfish --vers >/dev/null && echo ok
guestfish --verb get-verbose
guestfish --net get-network
guestfish --no-sy get-autosync
guestfish --no-pro --pipe-e --sel --echo-k --no-dest echo all
guestfish --no echo ambiguous
echo "status $?"
