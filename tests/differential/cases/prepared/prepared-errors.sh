# SPDX-License-Identifier: GPL-3.0-or-later
for kind in nosuch disk:x disk:-5 fs:nosuch:10M part:10M:nosuch =disk \
            nosuch/x.img=disk:1M; do
  guestfish -N "$kind" echo "$kind"
  echo "$kind: status $?"
done
rm -f *.img
