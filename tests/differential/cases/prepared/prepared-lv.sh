# SPDX-License-Identifier: GPL-3.0-or-later
guestfish -N lv:/dev/A/B:40M -N lvfs:/dev/C/D:ext3:40M -m /dev/C/D -- \
  lvs : vgs : list-filesystems : touch /x
