# More than a pipe can hold, for a reader that leaves.
echo one | cat
<! printf 'echo '; head -c 200000 /dev/zero | tr '\0' x; echo ' | true'
echo not reached
