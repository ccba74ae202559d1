-echo a
- echo b
-lcd /nonexistent
- lcd /nonexistent
-!false
-disk-format nowhere.img
-<!echo lcd /nonexistent
echo goes on
