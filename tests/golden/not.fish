not lcd /nonexistent
not not echo a
not echo b
echo not run
