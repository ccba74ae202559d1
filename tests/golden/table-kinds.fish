get-autosync
get-memsize
get-append
set-append "a\x1bb c"
get-append
echo "two\nlines"
echo "\xff"
get-backend-settings
set-backend-setting one 1
set-backend-setting two 2
get-backend-settings
disk modes
disk list
lcd .
