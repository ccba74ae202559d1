foreach file in a.img /nosuch/b.img c.img
  -sparse %{file} 1M
  echo behind %{file}
end
- foreach file in /nosuch/d.img e.img
  sparse %{file} 1M
  echo behind %{file}
end
echo on
