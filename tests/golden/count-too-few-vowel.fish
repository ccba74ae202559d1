initrd-cat
