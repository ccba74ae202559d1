disk attach b.img size=1M format=bogus
!ls b.img
