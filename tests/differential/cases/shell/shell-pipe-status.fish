echo a | false
echo b | exit 3
echo c | nosuchprogram 2>/dev/null
-lcd /nosuch | cat
echo d | (read x; echo "<$x>")
lcd /nosuch | cat
echo not run
