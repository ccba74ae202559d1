echo a \
  b \
c
echo joi\
ned
echo "in \
quotes"
!echo host \
  too
