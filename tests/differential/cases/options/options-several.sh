# SPDX-License-Identifier: GPL-3.0-or-later
guestfish --format=raw --ro -a v.img -n -v get-verbose : get-autosync
