help mount point
