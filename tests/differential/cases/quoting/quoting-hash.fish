echo a#b # c
echo "#" '#' #
#echo x
	  # echo y
!echo host # comment of the host
echo "# in quotes"
