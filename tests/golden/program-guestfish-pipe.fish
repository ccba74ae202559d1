echo one | false
echo two | cat
