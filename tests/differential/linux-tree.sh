# shellcheck shell=bash
# diskfish: create the directory 'tree' with the files of a minimal Linux.
# SPDX-License-Identifier: GPL-3.0-or-later

mkdir -p tree/{bin,dev,etc/systemd/system,proc,usr}
printf 'ID=debian\nVERSION_ID=12\nPRETTY_NAME="Small Linux 12"\n' \
  >tree/etc/os-release
echo 12.4 >tree/etc/debian_version
printf 'root:x:0:\n' >tree/etc/group
