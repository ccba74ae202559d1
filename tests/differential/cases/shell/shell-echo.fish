echo
echo a   b	c
echo "a  b" 'c  d' ""  ''
echo a"b c'd # x
echo '\n' \n a\b x:y -x --y
ECHO upper
  echo blanks before
	echo tab before
echo é 日本
