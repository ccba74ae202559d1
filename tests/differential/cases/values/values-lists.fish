set-backend-settings "force_tcg a=b 'c d=e f'"
get-backend-settings
get-backend-setting "c d"
set-backend-settings "  a   b  "
get-backend-settings
set-backend-settings ""
get-backend-settings
-set-backend-settings "'open"
-set-backend-settings "'a'b"
set-backend-settings "it\\'s"
get-backend-settings
set-backend-settings "'it\\'s one'"
get-backend-settings
set-backend-settings 'x "y z"'
get-backend-settings
