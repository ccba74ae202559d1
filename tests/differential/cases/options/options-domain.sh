# SPDX-License-Identifier: GPL-3.0-or-later
uri=test://$PWD/domains.xml
guestfish --ro -c "$uri" -d guest run : list-devices : blockdev-getro /dev/sdb
echo "status $?"
guestfish -r --connect "$uri" --domain 11111111-2222-3333-4444-555555555555 \
  echo by its number
echo "status $?"
guestfish -c "$uri" -d guest echo it runs
echo "status $?"
guestfish --ro -c "$uri" -d nosuch echo x
echo "status $?"
guestfish --ro -c "$uri" -d bare echo x
echo "status $?"
guestfish --ro -c test:///nosuch.xml -d guest echo x
echo "status $?"
rm domains.xml
