echo "\x4"
