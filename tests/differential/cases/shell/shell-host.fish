!echo one; echo two
! echo three | tr e E
!
!echo "$HOME" | wc -l
!exit 0
echo after
