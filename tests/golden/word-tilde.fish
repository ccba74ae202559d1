echo ~ ~/x a~ ~nosuchuser/y ~root
echo "~" '~'
