add-drive a.img readonly:true discard:enable
