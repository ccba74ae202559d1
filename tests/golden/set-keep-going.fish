set keep-going on
lcd /nosuch
echo going on
foreach i in 1 2
  lcd /nosuch/%{i}
  echo %{i} too
end
echo a | false
-lcd /nosuch
