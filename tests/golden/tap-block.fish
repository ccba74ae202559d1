foreach i in /nosuch
  if source fails.fish
  end
  -source fails.fish
  lcd %{i}
end
expect never echo never
