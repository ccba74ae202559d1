help xfs
