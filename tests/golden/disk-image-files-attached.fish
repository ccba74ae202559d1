disk attach a.img
disk attach o.qcow2
disk attach r.img ro
# The guest must not see an image change, nor what it writes be read half.
-disk resize a.img 2M
-disk resize r.img 2M
-disk resize g.img 2M
-disk map a.img
-disk compare r.img a.img
-disk convert a.img new.img
-disk check o.qcow2 repair=all
-disk snapshot o.qcow2 create=one
-disk commit o.qcow2
-disk commit p.qcow2
-disk bench r.img quick
# These only look.
disk info a.img | grep format
disk map r.img
disk check p.qcow2 | grep leaks:
