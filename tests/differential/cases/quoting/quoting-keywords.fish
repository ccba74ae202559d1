echo let if foreach else end
-let x = echo a
-foreach x in 1 2
-if true
-else
-end
echo done
