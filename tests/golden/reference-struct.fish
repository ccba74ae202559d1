let v = version
sparse %{v} 1M
