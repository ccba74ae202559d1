disk attach a.img readonly
