alloc b.img 1Q
