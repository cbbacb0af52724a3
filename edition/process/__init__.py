"""The running process: signals, standard streams, and the message after a crash."""
