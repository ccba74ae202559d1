!echo é
