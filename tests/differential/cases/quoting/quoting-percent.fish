echo %{NAME} "%{NAME}-%{VERSION}\t%{?epoch}" '%{x}'
echo %{ "%{" %%{x} %{a[0]} %{a.b} "%{-bad}"
!echo "%{NAME}"
echo x | sed 's/x/%{y}/'
