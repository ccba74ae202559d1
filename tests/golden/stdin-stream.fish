echo a
echo "b
c" d
qqqq
echo not run
