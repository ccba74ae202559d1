not quit
echo not run
