disk attach a.img sync
