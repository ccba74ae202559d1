echo C:\ D:\dir\
echo next
echo \\server\share \ \a
!echo one \
echo two
echo a | cat \
echo three
