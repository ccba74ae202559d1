add disk.img format:raw
run
mount /dev/sda /
mkdir /d
fill 0x61 100000 /a
cp /a /b
cp-a /d /e
cp-r /d /f
mv /b /d/b
-mv /nosuch /x
copy-file-to-file /a /c srcoffset:10 destoffset:20 size:30
copy-size /a /part 5000
dd /a /dd
truncate-size /dd 10
fill-pattern "ab" 11 /pattern
cat /pattern
equal /a /d/b
equal /a /part
rename /part /renamed
fallocate64 /big 100K
filesize /big
copy-attributes /a /big all:true
rm-rf /e
rmdir /f
-rmdir /d
-rm /d
rm-f /nosuch
find /
