"""Build an edition: read, check, describe, catalogue, compose, publish."""
