set-pgroup true
set-program other
event a close "echo closed"
add-drive a.img
disk list
reopen
list-events
get-pgroup
get-program
disk list
add-drive a.img
reopen
