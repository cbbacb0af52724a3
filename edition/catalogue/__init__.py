"""What a build knows of the edition, kept in SQLite for the next build."""
