"""Files and folders on the disk, handled with care."""
