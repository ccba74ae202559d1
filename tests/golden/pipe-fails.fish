echo a | (cat; exit 3)
echo not run
