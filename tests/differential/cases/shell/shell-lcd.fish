lcd sub
!basename "$PWD"
!ls
lcd ..
lcd sub/deeper
sparse here.img 1K
lcd ../..
!find . -name here.img
-lcd nosuch
-lcd
-lcd a b
lcd ""
echo not run
