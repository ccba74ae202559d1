	echo	"a	b\q"
