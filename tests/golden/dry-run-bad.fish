echo a
foreach x in a
  ehco %{x}
end
echo %{y}
