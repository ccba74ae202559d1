echo a b | tr a-z A-Z
echo "a|b" '|' | cat
echo a |cat
echo a | cat | cat -n
echo c | sed 's/c/"quoted" and \\/'
