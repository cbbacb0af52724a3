"""Move staged files into public/, and remove what is no longer made."""
