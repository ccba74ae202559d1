echo ~ ~/x ~root ~root/y a~ ~nosuchuser ~nosuchuser/z
echo "~" '~' "~/x"
-lcd ~
-lcd ~/x
