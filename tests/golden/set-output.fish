echo "text"
set output json
echo "text"
version
-lcd /nosuch
set output text
echo "text"
-set output table
