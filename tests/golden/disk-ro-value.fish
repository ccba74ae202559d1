disk attach a.img ro=yes
