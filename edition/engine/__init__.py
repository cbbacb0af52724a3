"""What changed, what depends on it, and the processes that do the work."""
