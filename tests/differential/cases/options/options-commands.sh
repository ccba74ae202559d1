# SPDX-License-Identifier: GPL-3.0-or-later
guestfish echo a 'b  c' '"d"' 'it'\''s' '\n' : echo e :
