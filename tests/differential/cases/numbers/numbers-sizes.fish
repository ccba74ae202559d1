sparse a.img 1K
sparse b.img 1k
sparse c.img 1KiB
sparse d.img 1KB
sparse e.img 1M
sparse f.img 1MB
sparse g.img 1MiB
sparse h.img 1G
sparse i.img 1000
sparse j.img 0x400
sparse k.img 010
sparse l.img 512
!stat -c '%n %s' *.img
