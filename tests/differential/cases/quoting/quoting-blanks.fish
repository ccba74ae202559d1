

   echo    many     blanks   
	echo	tabs		too	
echo "  kept  " '	kept	'
echo trailing   
