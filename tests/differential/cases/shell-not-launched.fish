ls /
echo not run
