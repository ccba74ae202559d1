alloc b.img 0
