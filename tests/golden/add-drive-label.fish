add-drive a.img readonly:true label:disk1
