let size = echo lots
sparse a.img %{size}
