echo 1
-lcd /nosuch
echo 2
-disk-format nosuch
echo 3
-!false
echo 4
disk-format nosuch
echo 5
