let size = echo lots
expect-error "not a number" sparse a.img %{size}
