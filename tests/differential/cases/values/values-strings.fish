get-append | cat -A
set-append "quiet  splash"
get-append
-set-identifier "a b"
set-identifier a-b_1
get-identifier
get-identifier | cat -A
set-hv /bin/true
get-hv
set-path /tmp
get-path
set-path ""
