echo "\u{e9"
