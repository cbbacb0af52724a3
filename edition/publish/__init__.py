"""Staged files become public/, and what does not belong there any more goes."""
