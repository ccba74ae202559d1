add disk.img format:raw
run
mount /dev/sda /
write /a "one\ntwo\nthree\nfour"
write /empty ""
cat /a
head-n 2 /a
tail-n 2 /a
wc-l /a
wc-c /a
grep o /a
-grep -e /a
grep-opts T /a insensitive:true extended:true
read-lines /a
read-file /a
write-append /a "\nfive\n"
tail /a
-head-n x /a
-cat /nosuch
-cat
strings /a
hexdump /a
cat /empty
read-lines /empty
