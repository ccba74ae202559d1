let name = echo outside
source a.fish
echo %{name} %{within}
source "%{file}"
