set-memsize 0x3E8
get-memsize
set-memsize 01750
get-memsize
set-memsize 0X3e8
get-memsize
set-memsize +1000
get-memsize
-set-memsize "1000 "
-set-memsize 1000x
-set-memsize 0xG
set-smp 03
get-smp
sparse a.raw 0x10k
sparse b.raw 020k
!stat -c '%n %s' *.raw
