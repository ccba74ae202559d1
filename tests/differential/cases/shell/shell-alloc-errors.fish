-alloc
-alloc a.img
-alloc a.img 1M extra
-alloc nosuch/a.img 1M
-sparse nosuch/a.img 1M
-sparse
-alloc a.img 1Q
alloc "two words.img" 1K
!ls
