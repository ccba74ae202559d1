# SPDX-License-Identifier: GPL-3.0-or-later
guestfish : echo a
echo "status $?"
guestfish echo a : : echo b
echo "status $?"
guestfish echo a :
echo "status $?"
guestfish echo a:b : echo ':' : echo c
guestfish -- echo --ro : echo -a
guestfish echo '' ' ' : echo "$(printf 'a\nb')"
guestfish 'echo a'
echo "status $?"
guestfish ''
echo "status $?"
