# A list is several words where several are taken, or one list.
set-backend-settings "gdb 'two words' force_tcg"
let all = get-backend-settings
echo first %{all} last
echo %{all[0]} "%{all[1]}" x%{all[2]}x
set-backend-settings %{all}
get-backend-settings
set-backend-settings "%{all[2]} 'a b'"
get-backend-settings
time echo %{all} | head -n 1
