<!echo 'echo a'; echo 'ecko b'
echo not run
