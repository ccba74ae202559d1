disk attach a.img format=raw sync=full
!readlink /proc/$PPID/fd/[012] >streams
!touch ran
-echo lost
