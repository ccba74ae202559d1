alloc nowhere/b.img 1M
