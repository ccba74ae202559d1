add disk.img format:raw
run
mount /dev/sda /
write /a "text"
ln /a /hard
ln-s a /soft
ln-sf nowhere /soft2
ln-f /a /hard2
readlink /soft
readlinklist / "soft soft2 a"
-ln /nosuch /x
-ln-s a /soft
ln-sf b /soft
readlink /soft
-readlink /a
realpath /soft2
