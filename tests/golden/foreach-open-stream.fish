echo before
foreach i in 1 2
  echo never
