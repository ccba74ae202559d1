# SPDX-License-Identifier: GPL-3.0-or-later
guestfish <options-stdin.fish
