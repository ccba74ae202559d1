foreach
end
foreach x
end
foreach x on 1
end
foreach x in
end
foreach x in 1 | cat
end
end
else
if
end
if not
end
if echo
else
else
end
end x
else if
