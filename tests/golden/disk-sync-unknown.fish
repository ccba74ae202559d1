disk attach a.img sync=bogus
