echo a
lcd /nonexistent
echo not run
