# SPDX-License-Identifier: GPL-3.0-or-later
guestfish -a nowhere.img echo not-run
