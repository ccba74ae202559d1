echo "one
two" 'three
four' five
echo "six \
seven"
