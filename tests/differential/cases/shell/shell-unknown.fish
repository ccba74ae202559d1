echo before
-nosuchcommand
-nosuchcommand with arguments
-"" a
nosuchcommand
echo not run
