-set-memsize 10
-set-memsize -1
get-memsize
set-memsize 2147483647
get-memsize
-set-memsize 2147483648
disk-create big.raw raw 0x100000
disk-virtual-size big.raw
disk-create bigger.raw raw 3G
disk-virtual-size bigger.raw
-disk-create none.raw raw -5
-disk-create none.raw raw abc
!ls
