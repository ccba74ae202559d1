let x = echo a | cat
foreach i in %{x}
  if not echo %{i}
    echo never
  else
    echo "%{i}"
  end
end
