scratch 10M
add-drive-scratch 1M label:one
add-drive-scratch 0x100000 name:sdx
-scratch
-scratch 1X
-add-drive-scratch 0
