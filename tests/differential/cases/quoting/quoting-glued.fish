-echo "a"b
-echo 'a'b
-echo "a""b"
-echo 'a'"b"
-echo "a" "b"c
echo goes on
echo "a"|cat
echo not run
