echo é 日本 "ü" 'ß' 🐟
echo "\xe6\x97\xa5" "\303\244"
setenv Ü x
echo "a b" "c	d" | cat -A
sparse "ünï cödé" 1K
!ls
