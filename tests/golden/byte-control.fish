lcd "\x1b[31mred\x07"
