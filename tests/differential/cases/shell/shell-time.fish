time echo a | sed 's/[0-9]//g'
time version | grep major
-time lcd /nonexistent
