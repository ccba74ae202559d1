set-backend-settings "a b"
let all = get-backend-settings
sparse %{all} 1M
