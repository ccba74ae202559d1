disk set sda sync=none
