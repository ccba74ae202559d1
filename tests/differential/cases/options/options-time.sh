# SPDX-License-Identifier: GPL-3.0-or-later
guestfish time echo a
