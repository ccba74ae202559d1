echo before
-source fails.fish
source fails.fish
