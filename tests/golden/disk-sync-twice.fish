disk attach a.img sync=none ro sync=none
