# What is left of one that was killed is removed by the next.
!grep -c 'diskfish-bench.*\.img' killed
!ls -d *bench-*.img | wc -l
disk bench --quick | wc -l
!ls
