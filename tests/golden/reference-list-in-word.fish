let disks = get-backend-settings
echo a%{disks}b
