"""Check one document alone, and the edition as a whole."""
