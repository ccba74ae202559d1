add disk.img format:raw
run
mount /dev/sda /
mkdir /in
tar-in tree.tar /in
tar-in tree.tgz /in compress:gzip
tar-in tree.tar /in acls:true xattrs:true selinux:false
find /in
cat /in/tree/a
tar-out /in/tree out.tar numericowner:true excludes:"sub"
!tar tf out.tar | sort; rm out.tar
tar-out /in - | tar tf - | sort
tar-out /in - compress:gzip | tar tzf - | sort
tgz-out /in/tree/sub - | tar tzf - | sort
txz-out /in/tree/sub - | tar tJf - | sort
-tar-in nosuch.tar /in
-tar-in tree.tar /nosuch
-tar-out /nosuch -
