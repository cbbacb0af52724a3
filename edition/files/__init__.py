"""Every write to the disk, and every read of files that somebody else wrote."""
