"""Exchange with other projects: the exports that a build writes, and what they lose."""
