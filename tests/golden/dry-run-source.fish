foreach d in a b
  source %{d}.fish
  echo %{d}
end
if source a.fish
  echo yes
end
!echo 'echo new' >a.fish
source a.fish
echo %{v}
let name = echo a.fish
source %{name}
source pipe.fish
run
download /x b.fish
source b.fish
lcd /
source a.fish
