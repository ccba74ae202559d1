echo a|b "|" '| x' x| |cat
echo |cat
echo a | cat | tr a b
echo "a | b" | cat
-| cat
echo end
