# Elsewhere these are words like others.
echo let if else end foreach in = not
