echo %{a}
<!true
echo %{a}
