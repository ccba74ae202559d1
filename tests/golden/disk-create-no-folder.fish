disk-create nowhere/q.raw raw 1M
