let x = echo a
echo %{x.y}
