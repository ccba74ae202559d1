sparse a.img 1M
echo a
-quit
echo not run
