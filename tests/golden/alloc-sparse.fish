alloc full.img 1M
sparse thin.img 10M
disk list
!stat -c '%n %s' full.img thin.img
!test $(du -k full.img | cut -f1) -ge 1024 && echo allocated
!test $(du -k thin.img | cut -f1) -eq 0 && echo sparse
disk detach sda
sparse full.img 2M
!stat -c '%n %s' full.img
