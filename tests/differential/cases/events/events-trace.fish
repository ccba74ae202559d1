event t trace 'echo "<$1>"'
trace on
set-memsize 901
get-memsize
set-append "two words"
-disk-format nosuch
trace off
set-memsize 902
event t2 trace,enter 'echo "2: $EVENT"'
set-memsize 903
delete-event t
delete-event t2
