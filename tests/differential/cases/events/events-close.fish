event one close 'echo "one closed"'
event two close 'echo "two closed"; exit 5'
event three close 'cat'
sparse a.img 1K
quit
