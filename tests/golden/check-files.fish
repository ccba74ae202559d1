let a = echo
run
