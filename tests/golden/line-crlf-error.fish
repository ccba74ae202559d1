echo a
mount a
