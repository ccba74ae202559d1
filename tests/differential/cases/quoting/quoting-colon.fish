echo a : b
echo :
echo a:b readonly:true
