echo before
foreach i in 1 2
  if not echo
    echo never
  else
    echo %{i}
  end
end
let x = echo behind
echo %{x}
