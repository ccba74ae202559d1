# To the guest and back: documents, standard input and output, archives.
add-drive disk.img format:raw
run
mkfs ext2 /dev/sda
mount /dev/sda /
upload host.txt /host.txt
cat /host.txt
upload -<<END /document
A line,
	a "quoted" one, \n no escape, $HOME
END behind it
END
cat /document
download /document -
download /document - | wc -l
download /document out.txt
!cat out.txt; rm out.txt
download-offset /document - 2 4
echo
upload-offset host.txt /document 3
cat /document
base64-in encoded /decoded
cat /decoded
base64-out /decoded -
base64-out /decoded out.b64
!cat out.b64
write /a.txt "a\n"
mkdir /tree
write /tree/b.txt "bb\n"
ln-s b.txt /tree/link
chmod 0600 /tree/b.txt
tar-out /tree tree.tar
!tar tf tree.tar | sort
tar-out /tree - | tar tf - | sort
tar-out /tree tree.tgz compress:gzip
!tar tzf tree.tgz | sort
mkdir /again
tar-in tree.tar /again
find /again
tgz-in tree.tgz /again
tgz-out /again again.tgz
!tar tzf again.tgz | sort
mkdir /more
tar-in tree.tgz /more compress:gzip
find /more
cat /more/b.txt
stat /more/b.txt | grep -E 'mode|size|uid'
cpio-out /tree - | cpio -it --quiet | sort
cpio-out /tree tree.cpio format:newc
compress-out gzip /tree/b.txt - | gunzip
compress-device-out gzip /dev/sda - | gunzip | wc -c
checksums-out sha1 /tree sums
!sort -k2 sums
find /again
!rm tree.tar tree.tgz again.tgz tree.cpio
-tar-in missing.tar /
-upload missing /x
-download /missing x
write-file /old "content" 0
cat /old
zgrep x /a.txt
write /numbers "3\n1\n2\n"
!printf 'zipped line\nother\n' | gzip >z.gz
upload z.gz /z.gz
zgrep line /z.gz
zegrep "^o" /z.gz
zfile gzip /z.gz
initrd-list /z.gz
