# Who begins a line like this means a command.
'let' x = echo a
