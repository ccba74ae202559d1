!echo one; echo two | tr a-z A-Z
! echo three
!
echo four
