-disk info missing.img
-disk info sub
-disk create no/x.img 1M
-disk create new.img 1M preallocation=metadata
-disk create new.img 1M backing=a.img
-disk create new.img 1M format=qcow2 backing=missing.img
-disk convert a.img new.img compress
-disk convert a.img no/new.img
-disk compare a.img missing.img
-disk check a.img
-disk commit a.img
-disk snapshot a.img create=one
-disk snapshot x.qcow2 apply=one
disk snapshot x.qcow2 create=one
-disk snapshot x.qcow2 create=one
-disk snapshot x.qcow2 delete=ones
# Beside the new image, not in the current folder.
disk create sub/over.qcow2 1M format=qcow2 backing=a.img
disk info sub/over.qcow2 | grep -o 'backing_file: .*/a.img' | sed 's,/.*/,/,'
