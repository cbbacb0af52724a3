"""An edition's folder: its settings, paths, schema and rules."""
