"""Find what changed and what depends on it, and run the processes that do the work."""
