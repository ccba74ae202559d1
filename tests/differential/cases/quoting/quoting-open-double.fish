echo before
echo "open
echo not run
