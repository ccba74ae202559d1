foreach file in a.img /nosuch/b.img c.img
  sparse %{file} 1M
end
