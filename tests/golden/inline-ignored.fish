-<!echo 'lcd /nonexistent'
-<!echo 'ecko'
-<!false
echo goes on
