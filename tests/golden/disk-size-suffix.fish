disk attach b.img size=1Q
