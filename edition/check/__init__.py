"""Check single documents, and the edition as a whole."""
