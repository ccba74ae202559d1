disk list
get-memsize
get-smp
!cat out.json
