disk attach a.img -<<END
ro
END
