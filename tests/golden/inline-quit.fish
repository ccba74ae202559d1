<!echo quit
echo not run
