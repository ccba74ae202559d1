source nosuch.fish
