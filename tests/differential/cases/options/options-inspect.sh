# SPDX-License-Identifier: GPL-3.0-or-later
guestfish --ro -a g.img -i mounts : mountpoints : inspect-get-roots : inspect-get-product-name /dev/sda2 : ls /
