<!echo echo a; echo lcd /nonexistent; echo echo b
echo not run
