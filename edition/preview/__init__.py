"""Show the published pages on this machine while somebody edits."""
