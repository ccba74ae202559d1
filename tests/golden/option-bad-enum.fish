tune2fs /dev/sda1 errorbehavior:explode
