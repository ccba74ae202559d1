let v = echo lots
sparse a.img %{v}
