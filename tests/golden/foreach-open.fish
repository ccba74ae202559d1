echo before
foreach i in 1 2
  if echo
    echo %{i}
