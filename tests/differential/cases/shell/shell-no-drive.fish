echo before
run
echo not run
