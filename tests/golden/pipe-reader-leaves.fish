list-commands | head -n 1
echo next
