-add-domain guest libvirturi:test:///nosuch.xml
<! echo "-add-domain nosuch libvirturi:test://$PWD/domains.xml"
<! echo "domain guest libvirturi:test://$PWD/domains.xml readonly:true"
<! echo "add-domain guest libvirturi:test://$PWD/domains.xml readonly:true iface:virtio"
<! echo "-add-domain 11111111-2222-3333-4444-555555555555 libvirturi:test://$PWD/domains.xml allowuuid:true readonly:true"
<! echo "-add-domain 11111111-2222-3333-4444-555555555555 libvirturi:test://$PWD/domains.xml readonly:true"
!rm domains.xml
