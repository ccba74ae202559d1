disk attach a.img "sync=f\x75l"
