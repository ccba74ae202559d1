<!echo 'echo a b'; echo 'echo "c  d"'
<! printf 'echo no newline'
<!:
<!echo '# only a comment'
