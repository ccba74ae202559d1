add disk.img format:raw
run
mount /dev/sda /
copy-in tree file "two words" /
copy-in tree/sub /tree/a.d
find /
copy-out /tree "/two words" out
copy-out /file .
!find out file | sort
-copy-in nosuch /
-copy-in file /nosuch
-copy-in file
-copy-in file /file
-copy-out /nosuch .
-copy-out /file nosuch
-copy-out /file file
