source /
