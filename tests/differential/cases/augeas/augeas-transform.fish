add disk.img format:raw
run
mount /dev/sda /
mkdir-p /srv/conf
write /srv/conf/settings "a = 1\nb = 2\n"
aug-init / 32
aug-transform Simplevars.lns /srv/conf/settings
aug-load
aug-match /files/srv/conf/settings/*
aug-get /files/srv/conf/settings/a
aug-set /files/srv/conf/settings/c 3
aug-setm /files/srv/conf/settings/* . 7
aug-clear /files/srv/conf/settings/b
-aug-save
aug-set /files/srv/conf/settings/b 8
aug-save
cat /srv/conf/settings
-aug-transform Nosuch.lns /x
aug-defnode n /files/srv/conf/settings/d 4
aug-save
cat /srv/conf/settings
aug-close
-aug-load
