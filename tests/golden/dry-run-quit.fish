foreach x in a b
echo %{x}
quit
end
echo never
