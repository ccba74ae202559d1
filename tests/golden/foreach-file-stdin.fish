foreach i in 1 2
  echo %{i}
end
