-lcd /nonexistent
- lcd /nonexistent
-qqqq
-echo "open
echo goes on
