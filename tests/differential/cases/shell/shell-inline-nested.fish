<! echo '<! echo echo deep'
<! printf 'echo a\n\n# comment\n  echo b\n'
<! printf 'echo no newline'
<! echo '!echo host'
<! echo 'echo x | tr x y'
<! printf -- '-lcd /nosuch\necho goes on\n'
<! for n in `seq 1 5`; do printf "echo /foo.%03d %d\n" $n $n; done
-<! echo lcd /nosuch; echo echo not run
echo end
