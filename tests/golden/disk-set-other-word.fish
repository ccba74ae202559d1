disk set sda ro
