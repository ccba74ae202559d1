alloc b.img
