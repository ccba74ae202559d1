set-memsize lots
