let v = version
foreach part in %{v}
  echo %{part.key}
end
foreach number in %{v.major} x%{v.major} %{v.extra}
  echo <%{number}>
end
