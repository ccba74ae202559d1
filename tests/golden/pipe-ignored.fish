-echo a | false
echo goes on
