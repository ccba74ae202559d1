-echo "\q"
-echo "\x4"
-echo "\x"
-echo "\xg0"
-echo "\8"
-echo "\78"
-echo "\u0041"
-echo "\ "
-echo "a\'b"
echo goes on
echo "\q"
echo not run
