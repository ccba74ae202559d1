echo "a  b"  c
# comment
!echo d
<!echo 'echo e'
echo f \
  g | tr a-z A-Z
-lcd /nonexistent
