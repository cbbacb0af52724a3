"""The process itself: signals, standard streams, and what is said when it crashes."""
