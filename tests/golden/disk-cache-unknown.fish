disk attach a.img cache=direct
