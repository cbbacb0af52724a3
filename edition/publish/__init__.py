"""Move staged files into public/, and remove files that are no longer made."""
