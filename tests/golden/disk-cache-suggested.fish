disk attach a.img cache=uncachd
