add-drive x readonly:true protocol:nbd server:localhost:1
