"""A deposit: the whole edition in a bag, as archives take it in."""
