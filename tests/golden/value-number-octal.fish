set-memsize 08
