set-memsize 512Q
