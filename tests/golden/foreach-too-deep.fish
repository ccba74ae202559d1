foreach i in 1
foreach i in 1
foreach i in 1
foreach i in 1
foreach i in 1
foreach i in 1
foreach i in 1
foreach i in 1
foreach i in 1
foreach i in 1
foreach i in 1
foreach i in 1
foreach i in 1
foreach i in 1
foreach i in 1
foreach i in 1
foreach i in 1
foreach i in 1
foreach i in 1
foreach i in 1
foreach i in 1
foreach i in 1
foreach i in 1
foreach i in 1
foreach i in 1
foreach i in 1
foreach i in 1
foreach i in 1
foreach i in 1
foreach i in 1
foreach i in 1
foreach i in 1
foreach i in 1
foreach i in 1
foreach i in 1
foreach i in 1
foreach i in 1
foreach i in 1
foreach i in 1
foreach i in 1
foreach i in 1
foreach i in 1
foreach i in 1
foreach i in 1
foreach i in 1
foreach i in 1
foreach i in 1
foreach i in 1
foreach i in 1
foreach i in 1
foreach i in 1
foreach i in 1
foreach i in 1
foreach i in 1
foreach i in 1
foreach i in 1
foreach i in 1
foreach i in 1
foreach i in 1
foreach i in 1
foreach i in 1
foreach i in 1
foreach i in 1
foreach i in 1
foreach i in 1
foreach i in 1
foreach i in 1
foreach i in 1
foreach i in 1
foreach i in 1
echo x
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
end
