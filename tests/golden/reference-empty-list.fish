set-backend-settings ""
let none = get-backend-settings
echo a %{none} b
copy-in %{none} /
