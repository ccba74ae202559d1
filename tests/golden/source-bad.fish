source bad.fish
