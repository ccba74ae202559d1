echo "abc"def
