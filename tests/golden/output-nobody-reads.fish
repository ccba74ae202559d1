echo first
!touch ran
