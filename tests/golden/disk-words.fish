disk attach a.img ro keep format=raw label=x sync=full cache=cached discard=disable blocksize=4096 protocol=file
disk list
disk attach 'a.img' "ro" 'label=y'
disk detach y
