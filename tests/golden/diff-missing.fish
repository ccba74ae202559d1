-diff a.img nowhere.img
diff nowhere.img a.img
