disk attach a.img ""
