echo "\u{}"
