# SPDX-License-Identifier: GPL-3.0-or-later
guestfish -N part:20M -N gpt.img=part:20M:gpt \
  list-partitions : part-get-parttype /dev/sda : part-get-parttype /dev/sdb : \
  part-list /dev/sdb
