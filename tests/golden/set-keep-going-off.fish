set keep-going on
lcd /nosuch
set keep-going off
lcd /nosuch
echo never
