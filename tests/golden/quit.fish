echo a
quit
echo not run
this is "not even looked at
