echo "a b"  "c  d" "it's" "" x
!echo next
echo "\"\\"
echo "\a\b\f\n\r\t\v" | od -An -c
echo "\101\x41\x7e" "\303\251" "\xc3\xa9"
echo "\u{41}\u{e9}\u{20ac}\u{1F600}\u{00041}"
