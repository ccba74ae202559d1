set-memsize 4294967296
