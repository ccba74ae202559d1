echo a'b c'd a"b c"d x' y" it's
echo a\b \n \" \\ #x a#b x|y a:b $HOME *
