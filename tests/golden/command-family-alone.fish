disk
