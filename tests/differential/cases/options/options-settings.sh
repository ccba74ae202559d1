# SPDX-License-Identifier: GPL-3.0-or-later
guestfish get-memsize : set-memsize 0x200 : get-memsize
