# SPDX-License-Identifier: GPL-3.0-or-later
export LC_ALL=C
nbdkit -P pid -U "$PWD/socket" -r file disk.img
for uri in "nbd://?socket=$PWD/socket" "nbd:///?socket=$PWD/socket"; do
  guestfish --ro --format=raw -a "$uri" -m /dev/sda cat /hello
  echo "status $?"
done
guestfish --ro --format=raw -a "nbd:///?socket=$PWD/gone" run : list-devices
echo "status $?"
guestfish <<END
add "" protocol:nbd server:unix:$PWD/socket readonly:true format:raw
run
mount-ro /dev/sda /
cat /hello
END
kill "$(cat pid)"
while test -e "/proc/$(cat pid)"; do sleep 0.1; done
rm -f pid socket
