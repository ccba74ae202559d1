# SPDX-License-Identifier: GPL-3.0-or-later
for uri in nosuch://host/x nbd://host:port/ 'nbd://host/?socket=/x' \
           ssh:///no-host http:// 'ssh://user@host' 'rbd://' iscsi://host \
           ftp://host:99999/x '://x' file:// file://host/x; do
  guestfish -a "$uri" echo "$uri"
  echo "$uri: status $?"
done
