# SPDX-License-Identifier: GPL-3.0-or-later
# -x prints the trace of libguestfs.  diskfish makes paths absolute, and shuts
# the appliance down only if it runs.
trace ()
{
  guestfish -x "$@" 2>&1 | grep '^libguestfs: trace:' | grep -v shutdown |
    sed 's,"/[^"]*/work/,",; s,"work/,",'
}
trace -a disk.img get-verbose : set-memsize 500
trace add-drive other.img format:raw : get-trace : set-trace false : get-pgroup
trace --format=raw -a disk.img <<END
echo no call
set-program name
-set-smp 0
!true
END
