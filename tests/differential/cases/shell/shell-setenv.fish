setenv A "one two"
!echo "$A"
setenv A three
!echo "$A"
-setenv A
-setenv
-setenv "=bad" x
unsetenv A
!echo "<${A-none}>"
-unsetenv
-unsetenv A B
echo x | sed "s/x/$A/"
