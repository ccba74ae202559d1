foreach size in 1M 2X
  sparse a.img %{size}
end
foreach what in attach atach
  disk %{what} a.img
end
!true
source unseen.fish
