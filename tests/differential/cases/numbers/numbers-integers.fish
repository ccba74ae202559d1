set-memsize 0x1F4
get-memsize
set-memsize 0777
get-memsize
set-memsize 1G
-set-memsize 1T
-set-memsize 4294967296
-set-memsize 1.5
-set-memsize 1e3
-set-memsize 0b11
-set-memsize 08
-set-memsize ""
set-smp 0x2
get-smp
-set-smp 0
-set-smp -1
get-smp
