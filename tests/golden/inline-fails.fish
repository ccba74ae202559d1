<!echo 'echo printed'; exit 4
echo not run
