-!false
echo goes on
