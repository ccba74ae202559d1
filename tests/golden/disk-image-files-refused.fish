disk create a.img 1M
-disk create a.img 1M
-disk resize a.img 512K
-disk resize a.img none
-disk convert a.img a.img
-disk snapshot a.img create=x apply=y
-disk check a.img repair=none
-disk compare a.img
-disk info "a.img" extra
