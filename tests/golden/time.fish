time echo a | sed 's/[0-9.]* seconds/N seconds/'
time lcd /nonexistent
