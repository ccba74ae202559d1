zzzzqqqqxxxx a b
