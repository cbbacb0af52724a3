"""Apply the edits of findings, or print them as a diff."""
