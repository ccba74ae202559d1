set-memsize ""
