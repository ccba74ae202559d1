foreach i in 1 2 3 "4 '5'"
  echo item %{i}
  foreach j in a b
    echo %{i}%{j}
  end
end
echo last %{i} %{j}
foreach nothing in ""
  echo "<%{nothing}>"
end
FOREACH i IN x
  echo %{i}
END
