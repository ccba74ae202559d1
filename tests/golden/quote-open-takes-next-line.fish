echo "open
echo "closed by this"
