echo before
echo "abc def
