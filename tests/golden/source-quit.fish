source quit.fish
echo never
