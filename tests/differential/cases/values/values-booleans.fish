set-network true
get-network
network off
get-network
network T
get-network
network N
get-network
network Yes
get-network
network 0
get-network
network 1
get-network
