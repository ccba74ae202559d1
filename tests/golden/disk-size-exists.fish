disk attach a.img size=2M
