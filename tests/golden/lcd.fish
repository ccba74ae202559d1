lcd folder
!basename "$PWD"
lcd ..
lcd nowhere
