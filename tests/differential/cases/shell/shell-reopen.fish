set-memsize 900
set-append "x y"
sparse a.img 1M
reopen
get-memsize
get-append
event e enter "true"
reopen
list-events
-reopen a
