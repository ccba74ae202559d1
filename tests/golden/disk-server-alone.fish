disk attach a.img server=localhost
