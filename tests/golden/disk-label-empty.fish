disk attach a.img label=
