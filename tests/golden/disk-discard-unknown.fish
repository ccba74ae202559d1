disk attach a.img discard=on
