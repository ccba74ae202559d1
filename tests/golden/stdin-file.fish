echo a
lcd /nonexistent
echo b
