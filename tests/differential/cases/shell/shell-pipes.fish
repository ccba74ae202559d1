echo a b | tr a-z A-Z
echo a | cat | cat -A
echo "a|b" '|' a|b
echo "a	b" |cat -A
version | head -n 2
echo a | (cat; echo host)
echo a | true
echo "quoted" | sed 's/"/x/; s/quoted/'"'single'"'/'
