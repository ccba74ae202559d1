echo a
echo b