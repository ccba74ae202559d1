<!echo 'echo a'; echo 'lcd /nonexistent'; echo 'echo c'
echo not run
