echo "\"\\\a\b\f\n\r\t\v"
echo "\101\x41\x7f\377" "\xc3\xa9"
echo "it's" 'say "so"'
