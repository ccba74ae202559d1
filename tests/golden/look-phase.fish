inspect
inspect application
inspect applications more
layout all
tree
tree etc
tree / two
tree / 2 3
du-top / x
diff a.img
diff a.img b.img c.img
add-drive /dev/null
run
diff a.img b.img
run
inspect applications
layout
tree / 2
du-top / 3
