echo from standard input
lcd /nonexistent
echo not run
