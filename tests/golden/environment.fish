setenv FISH "a b"
!echo "[$FISH]"
unsetenv FISH
!echo "[$FISH]"
setenv FISH ""
!echo "${FISH-unset}."
unsetenv NEVER_SET
setenv A=B c
