<!printf 'echo before\nif echo a\necho unconditional\ncat -<<E\n'
