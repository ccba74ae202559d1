echo "\u{d800}"
