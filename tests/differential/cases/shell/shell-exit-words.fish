echo a
exit please
echo not run
