disk attach nowhere/b.img size=1M
