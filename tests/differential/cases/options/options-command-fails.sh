# SPDX-License-Identifier: GPL-3.0-or-later
guestfish echo a : lcd /nonexistent : echo not-run
