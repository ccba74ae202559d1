# The script goes from folder to folder, and the check with it.
disk attach a.img
run
lcd folder
upload text /x
upload nosuch /x
download /x made
upload made /y
lcd deep
upload text /x
upload ../text /x
upload ../made /x
upload x/y/z /x
lcd ..
upload made /x
copy-out /x deep
upload deep/x/y /x
upload nosuch /x
disk attach a.img
disk attach ../a.img
lcd nosuch
upload nosuch /x
-lcd /
upload nosuch /x
lcd /
upload nosuch /x
