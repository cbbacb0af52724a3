"""An edition's beginning, its next telegram, and its next version."""
