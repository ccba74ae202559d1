# What differs from run to run in a script's output: times, and identifiers
# that nobody chose.
# SPDX-License-Identifier: GPL-3.0-or-later

# Chosen by the scripts: these stay.
/-2222-3333-4444-555555555555/b
/01234567-89AB-CDEF-0123-456789ABCDEF/b

# UUIDs, those of LVM (with and without dashes) and of md.
s/[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}/UUID/g
s/[0-9A-Za-z]{6}(-[0-9A-Za-z]{4}){5}-[0-9A-Za-z]{6}/UUID/g
s/uuid: [0-9A-Za-z]{32}$/uuid: UUID/
s/([0-9a-f]{8}:){3}[0-9a-f]{8}/UUID/g

# Times of now; those that scripts set are 1000000000 and 2000000000 seconds,
# and 5 and 999999999 nanoseconds.
s/(Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} [ 0-9][0-9] [0-9:]{8} [0-9]{4}/TIME/g
s/(time|time_sec): 1[6-9][0-9]{8}$/\1: NOW/
/time_nsec: 999999999$/!s/(time_nsec): [0-9]{3,9}$/\1: NOW/

# The number of a disk within the kernel, and what comes of it and of UUIDs.
s/^( *(st_)?dev): [0-9]+$/\1: DEVICE/
s/^fsid: -?[0-9]+$/fsid: ID/
s/^(Checksum): 0x[0-9a-f]+$/\1: SUM/
s/^(Disk identifier): 0x[0-9a-f]+$/\1: ID/
s/^(PART_ENTRY_DISK): [0-9]+:[0-9]+$/\1: DEVICE/

# The library gives these as the kernel names the disks of the appliance, in
# the order in which it happened to find them.
s/^(  pv_name: \/dev\/sd|  mdstat_device: sd)[a-z]$/\1?/

# Folders of the program's own.
s,/libguestfs[0-9A-Za-z]{6},/libguestfsXXXXXX,g

# The kernel of the appliance is the host's.
s/^(uts_(release|version)): .*/\1: KERNEL/
