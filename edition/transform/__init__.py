"""Saxon: compile stylesheets, lock the processor, call their functions."""
