part-disk /dev/sda gtp
