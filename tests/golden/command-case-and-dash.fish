ECHO a
List_Commands | head -n 1
Disk List
