disk attach b.img size=0
