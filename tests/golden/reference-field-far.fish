let v = version
echo %{v.nosuchthing}
