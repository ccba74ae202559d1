echo one
# No line end, and a line that is no value.
!printf 'no end'; echo '{"a":1}' >&2; echo text >&2; printf '\377' >&2
