add disk.img format:raw
run
mount /dev/sda /
mkdir /home
touch /home/jim
touch /home/joe
touch "/home/mary ann"
mkdir /home/dir
-glob ls /home/*
glob echo /home/j* /home/[dm]*
glob echo /nosuch*
glob echo /dev/sd*
glob echo word /home/jim
glob echo /home/{jim,joe}
glob glob echo /home/j*
glob-expand /home/*
glob rm-f /home/j*
ls /home
-glob rm /home/dir*
-glob cat /home/*
glob copy-out /home/* .
!find home dir jim "mary ann" 2>/dev/null | sort
-glob
-glob nosuch /home/*
