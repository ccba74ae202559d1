add disk.img format:raw
run
mount /dev/sda /
touch "/a b"
touch "/tab\tnewline\nend"
touch "/quote'\""
touch "/ümläut"
touch "/back\\slash"
touch "/-dash"
touch "/\x01\x7f"
mkdir-p "/ / / "
ls /
find /
ls0 / - | tr '\0' '|'
find0 / - | tr '\0' '|'
readdir / | grep -E 'name|ftyp'
readlinklist / "'a b' nosuch"
rm "/a b"
