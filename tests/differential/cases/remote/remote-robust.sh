# SPDX-License-Identifier: GPL-3.0-or-later
# The way that the manual of guestfish recommends.
guestfish[0]="guestfish"
guestfish[1]="--listen"
guestfish[2]="--ro"
guestfish[3]="-a"
guestfish[4]="disk.img"
GUESTFISH_PID=
eval $("${guestfish[@]}")
if [ -z "$GUESTFISH_PID" ]; then
  echo "it did not start"
  exit 1
fi
cleanup_guestfish ()
{
  guestfish --remote -- exit >/dev/null 2>&1 ||:
}
trap cleanup_guestfish EXIT ERR
guestfish --remote -- run
guestfish --remote -- list-devices
answer=$(guestfish --remote -- list-filesystems)
echo "<$answer>"
guestfish --remote -- mount-ro /dev/sda /
guestfish --remote -- cat /hello
guestfish --remote -- tar-out / - | tar tf - | sort
guestfish --remote -- -write /hello no
