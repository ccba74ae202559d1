echo first
echo second
