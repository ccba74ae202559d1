disk attach b.img size=1M
disk attach c.img size=1M sync=ful
