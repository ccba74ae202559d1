<!echo echo inline; echo 'echo "two words"'
<! echo echo x
<!for i in 1 2 3; do echo "echo $i | tr 123 abc"; done
<!echo '# comment'; echo; echo '!echo host'
<!true
echo after
