get-append | cat -A
set-append "quiet  splash"
get-append
set-identifier "a b"
get-identifier
get-identifier | cat -A
set-hv /bin/true
get-hv
set-path /tmp
get-path
set-path ""
