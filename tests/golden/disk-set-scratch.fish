add-drive-scratch 1M
disk set sda sync=full
