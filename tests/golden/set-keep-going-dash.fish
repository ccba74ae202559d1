set keep-going on
-lcd /nosuch
