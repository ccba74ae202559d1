help qgroup
