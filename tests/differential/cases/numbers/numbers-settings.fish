set-memsize 1000
get-memsize
memsize 0x400
get_memsize
set-memsize 01000
get-memsize
set-memsize 1K
get-memsize
set-memsize 1KB
get-memsize
set-memsize 2KiB
get-memsize
set-smp 3
smp 4
get-smp
device-index /dev/sda
device-index /dev/sdaa
device-index /dev/sdzz
-device-index nonsense
