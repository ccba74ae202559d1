set-memsize 1024
get-memsize
set-memsize 0x400
get-memsize
set-memsize 02000
get-memsize
set-memsize 1K
get-memsize
set-memsize 1KiB
get-memsize
set-memsize 1KB
get-memsize
