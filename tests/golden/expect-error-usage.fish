expect-error "unknown command" nosuch
