source source-itself.fish
