launch
run
