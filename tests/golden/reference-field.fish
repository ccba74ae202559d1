let v = version
echo "text %{v.majr}"
