ECHO upper
EcHo mixed
set-memsize 900
get_memsize
GET-MEMSIZE
Get_Memsize
-geT__memsize
-get-mem-size
