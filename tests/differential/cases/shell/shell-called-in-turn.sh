# SPDX-License-Identifier: GPL-3.0-or-later
guestfish disk-create a.raw raw 1M : disk-virtual-size a.raw
echo "status $?"
guestfish -- -lcd /nosuch : disk-format a.raw : lcd /nosuch : echo no
echo "status $?"
guestfish echo a | guestfish
echo "status $?"
guestfish echo 'echo a' | guestfish
size=$(guestfish disk-virtual-size a.raw)
echo "$((size / 1024))"
