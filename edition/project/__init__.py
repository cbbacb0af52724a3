"""An edition's folder: its settings, its paths, its schema and the rules of it."""
