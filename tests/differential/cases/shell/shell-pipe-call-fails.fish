disk-format nowhere.img | cat
echo not run
