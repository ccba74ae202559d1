lcd /nonexistent | wc -c
echo not run
