"""The words of each language that can be read, and which language reads what."""
