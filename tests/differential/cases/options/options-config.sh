# SPDX-License-Identifier: GPL-3.0-or-later
show ()
{
  guestfish "$@" -a disk.img -m /dev/sda touch /x
  echo "$*: status $?"
}
printf 'read_only = true;\n' >"$HOME/.libguestfs-tools.rc"
show
rm "$HOME/.libguestfs-tools.rc"
mkdir -p "$HOME/conf/libguestfs"
printf 'read_only = true;\n' >"$HOME/conf/libguestfs/libguestfs-tools.conf"
XDG_CONFIG_HOME=$HOME/conf show
XDG_CONFIG_DIRS=/nosuch:$HOME/conf show
show
rm -r "$HOME/conf"
