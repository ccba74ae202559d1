add disk.img format:raw
run
mount /dev/sda /
mkdir /etc
write /etc/hosts "127.0.0.1 localhost loopback\n# comment\n10.0.0.1 one\n"
aug-init / 0
aug-match /files/etc/hosts/*
aug-get /files/etc/hosts/1/canonical
aug-ls /files/etc/hosts/1
aug-label /files/etc/hosts/2
aug-set /files/etc/hosts/2/canonical two
aug-set /files/etc/hosts/2/alias[1] zwei
aug-insert /files/etc/hosts/2 01 true
aug-set /files/etc/hosts/01/ipaddr 10.0.0.9
aug-set /files/etc/hosts/01/canonical nine
aug-rm /files/etc/hosts/1/alias
-aug-rm "bad[path"
aug-mv /files/etc/hosts/#comment /files/etc/hosts/#comment[2]
aug-defvar x /files/etc/hosts/*
aug-match $x/ipaddr
aug-save
cat /etc/hosts
aug-close
-aug-get /files/etc/hosts/1
