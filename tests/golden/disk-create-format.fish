disk-create q.raw rw 1M
