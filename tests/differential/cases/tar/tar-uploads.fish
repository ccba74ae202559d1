add disk.img format:raw
run
mount /dev/sda /
upload file /file
upload -<<END /doc
first line
  second "line" \n $x %{y}
ENDING
END
cat /doc
upload -<<'END' /quoted
x
'END'
cat /quoted
download /file -
download /file copy
!cmp file copy && echo same; rm copy
download-offset /file - 2 3
echo
upload-offset file /doc 6
cat /doc
-download-blocks /dev/sda - 0 1 unallocated:false | wc -c
base64-in file.b64 /decoded
cat /decoded
base64-out /file -
checksum md5 /file
checksum sha512 /file
-checksum nosuch /file
checksums-out md5 / - | grep -v lost | sort -k 2
-checksums-out nosuch / -
compress-out gzip /file - | gunzip
compress-out xz /file - | xz -d
-compress-out nosuch /file -
compress-device-out gzip /dev/sda - | gunzip | wc -c
-download /nosuch -
-upload nosuch /x
upload file /x
cat /x
