disk list
