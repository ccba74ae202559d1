-hivex-open
-hivex-root
-hivex-node-name x
-hivex-node-name
-hivex-close
-hivex-node-set-value 1 a 1
echo end
