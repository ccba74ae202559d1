disk attach a.img sync=none
