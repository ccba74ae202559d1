echo a
quit
echo never
