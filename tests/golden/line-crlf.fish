echo a b
echo "c" 'd'

# comment
!echo e
echo f | cat
echo g \
  h
