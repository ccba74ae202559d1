source nosuch.fish
echo %{c}
ls /
