# SPDX-License-Identifier: GPL-3.0-or-later
LIBGUESTFS_MEMSIZE=901 guestfish get-memsize
LIBGUESTFS_APPEND='a b' guestfish get-append
LIBGUESTFS_TRACE=1 guestfish get-trace 2>/dev/null
LIBGUESTFS_DEBUG=1 guestfish get-verbose 2>/dev/null
LIBGUESTFS_PATH=/nosuch guestfish get-path
LIBGUESTFS_HV=/nosuch/qemu guestfish get-hv
LIBGUESTFS_CACHEDIR=/tmp guestfish get-cachedir
LIBGUESTFS_TMPDIR=/tmp guestfish get-tmpdir
LIBGUESTFS_BACKEND=libvirt guestfish get-backend
LIBGUESTFS_BACKEND_SETTINGS=a:b=c guestfish get-backend-settings
LIBGUESTFS_MEMSIZE=x guestfish get-memsize
echo "status $?"
LIBGUESTFS_TRACE=x guestfish echo a
echo "status $?"
