let x = echo a | false
