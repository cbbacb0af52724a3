"""Saxon: stylesheets are compiled, locked in, and their functions called."""
