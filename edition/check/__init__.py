"""What the edition checks: one document alone, and what only the whole can tell."""
