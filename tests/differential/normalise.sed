# Replace parts of the output that differ between runs: times and identifiers.
# SPDX-License-Identifier: GPL-3.0-or-later

# Keep those that the scripts choose.
/-2222-3333-4444-555555555555/b
/01234567-89AB-CDEF-0123-456789ABCDEF/b

# UUIDs, those of LVM (with and without dashes) and of md.
s/[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}/UUID/g
s/[0-9A-Za-z]{6}(-[0-9A-Za-z]{4}){5}-[0-9A-Za-z]{6}/UUID/g
s/uuid: [0-9A-Za-z]{32}$/uuid: UUID/
s/([0-9a-f]{8}:){3}[0-9a-f]{8}/UUID/g

# Replace current times.  Scripts set 1000000000 and 2000000000 seconds, and 5
# and 999999999 nanoseconds.
s/(Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} [ 0-9][0-9] [0-9:]{8} [0-9]{4}/TIME/g
s/(time|time_sec): 1[6-9][0-9]{8}$/\1: NOW/
/time_nsec: 999999999$/!s/(time_nsec): [0-9]{3,9}$/\1: NOW/

# Disk numbers of the kernel, and values derived from them and from UUIDs.
s/^( *(st_)?dev): [0-9]+$/\1: DEVICE/
s/^fsid: -?[0-9]+$/fsid: ID/
s/^(Checksum): 0x[0-9a-f]+$/\1: SUM/
s/^(Disk identifier): 0x[0-9a-f]+$/\1: ID/
s/^(PART_ENTRY_DISK): [0-9]+:[0-9]+$/\1: DEVICE/

# The library returns these in the order in which the kernel found the disks.
s/^(  pv_name: \/dev\/sd|  mdstat_device: sd)[a-z]$/\1?/

# Directories of the program.
s,/libguestfs[0-9A-Za-z]{6},/libguestfsXXXXXX,g

# The kernel of the appliance is the host's.
s/^(uts_(release|version)): .*/\1: KERNEL/
