"""Every write to the disk, and every read of files that others wrote."""
