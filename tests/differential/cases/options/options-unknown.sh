# SPDX-License-Identifier: GPL-3.0-or-later
for option in --nosuch -Z --add -a --format=raw=x --key --blocksize=7 \
              --blocksize=x -f --mount -m --remote=x --ro=yes; do
  guestfish $option echo a
  echo "$option: status $?"
done
