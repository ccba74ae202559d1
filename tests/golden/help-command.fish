help mount
