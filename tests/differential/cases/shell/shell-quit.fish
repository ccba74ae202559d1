# Not compared: a quit among program arguments or behind <!, which guestfish
# takes for the end of the script but not of these.
echo a
quit
echo not run
