echo %{nosuch}
