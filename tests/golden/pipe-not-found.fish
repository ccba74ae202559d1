echo a | nosuchprogram 2>/dev/null
