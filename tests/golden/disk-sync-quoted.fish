disk attach a.img 'sync=ful'
