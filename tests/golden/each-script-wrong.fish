echo one
ehco two
