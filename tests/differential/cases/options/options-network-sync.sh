# SPDX-License-Identifier: GPL-3.0-or-later
guestfish --network -n get-network : get-autosync
guestfish -v -n get-verbose : get-autosync
guestfish -x echo a 2>/dev/null
guestfish --rw --selinux --no-progress-bars --progress-bars echo a
