foreach i in 1 2
  <!echo echo %{i}; echo let x = echo within
end
echo %{x}
<!echo end
