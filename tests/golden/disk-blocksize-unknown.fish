disk attach a.img blocksize=1024
