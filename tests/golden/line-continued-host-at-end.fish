!echo a \
