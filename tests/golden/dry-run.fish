# values that are known, and what is not
foreach d in sda 'x y' "z"
  foreach n in 1 %{d}
    echo "disk %{d}" /dev/%{d}%{n} ~/%{n}
  end
end
let list = echo a | cat
echo %{list} %{d} %{d}-%{list}
foreach item in %{list} %{d}
  echo %{item} %{d}
  if not echo %{item}
    foreach d in one
      echo %{d}
    end
    quit
  else
    echo %{d} | tr a-z A-Z
  end
  echo %{d}
end
foreach item in '%{list}' ""
  echo %{item}
end
-time quit
echo never
