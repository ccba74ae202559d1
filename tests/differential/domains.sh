# shellcheck shell=bash
# diskfish: create domains.xml for libvirt's test driver, with the domains
# 'guest', which has the disks disk.img and more.img, and 'bare', which has no
# disks.
# SPDX-License-Identifier: GPL-3.0-or-later

truncate -s 1M disk.img more.img

disk_of_domain ()
{
  cat <<END
<disk type="file" device="disk">
  <driver name="qemu" type="raw"/>
  <source file="$PWD/$1"/><target dev="$2" bus="ide"/>
</disk>
END
}

# domain NAME NUMBER DEVICES: print a domain.
domain ()
{
  cat <<END
<domain type="test">
  <name>$1</name>
  <uuid>$2$2$2$2$2$2$2$2-2222-3333-4444-555555555555</uuid>
  <memory>8192</memory><os><type>hvm</type></os>
  <devices>$3</devices>
</domain>
END
}

{
  echo '<node>'
  domain guest 1 "$(disk_of_domain disk.img hda; disk_of_domain more.img hdb)"
  domain bare 2 ''
  echo '</node>'
} >domains.xml
