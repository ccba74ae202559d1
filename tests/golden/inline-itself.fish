<!cat inline-itself.fish
