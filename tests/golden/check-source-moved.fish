lcd /
source nosuch.fish
echo %{c}
