disk modes
-disk modes nne
