foreach i in 1 2
  echo %{i}
  quit
end
echo never
