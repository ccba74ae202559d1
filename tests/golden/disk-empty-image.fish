disk attach ""
