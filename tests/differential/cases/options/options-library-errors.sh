# SPDX-License-Identifier: GPL-3.0-or-later
# Errors of the library begin with its name and the name of the call.
errors ()
{
  guestfish "$@" 2>&1 >/dev/null | grep 'libguestfs: error:' |
    sed 's/^\*stdin\*:0: //'
  echo "status ${PIPESTATUS[0]}"
}
errors -a disk.img mount /dev/sda1 /
errors -a disk.img part-get-mbr-id /dev/sda 1
cat >script <<'END'
run
-ls /nosuch

mkfs ext2 /dev/sda
mount /dev/sda /
-cat /nosuch
-mount-options noexec,nosuch /dev/sda /
rmdir /nosuch
END
errors -a disk.img -f script
errors -a disk.img <script
