"""Check the edition as a whole, from the rows of all its documents."""
