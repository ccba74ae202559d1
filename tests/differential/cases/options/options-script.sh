# SPDX-License-Identifier: GPL-3.0-or-later
guestfish -f options-script.fish
