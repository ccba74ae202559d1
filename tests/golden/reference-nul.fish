let x = echo a | printf 'a\0b'
sparse %{x} 1M
