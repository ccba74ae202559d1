set-backend-settings "a b"
let all = get-backend-settings
echo x%{all[2]}x
