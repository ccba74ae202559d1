add disk.img format:raw
run
mount /dev/sda /
write /a a
write /b b
mkdir /c
lstatlist / "a b nosuch" | grep -E 'mode|^\[|size'
lstatnslist / "'a' 'b'" | grep -E 'st_mode|st_size'
lxattrlist / "a b"
readlinklist / "a"
available "lvm2 btrfs"
-available "nosuch lvm2"
-available ""
-feature-available "lvm2 nosuch"
-feature-available ""
-lstatlist / "'open"
echo-daemon "one 'two three' four"
echo-daemon "  blanks   around  "
echo-daemon "it\\'s"
echo-daemon "'it\\'s quoted'"
echo-daemon "\"double\""
-command "/bin/echo \'foo\'"
-command ""
-echo-daemon "'a'b"
