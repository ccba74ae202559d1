disk modes full
disk modes uncached
-disk modes nne
