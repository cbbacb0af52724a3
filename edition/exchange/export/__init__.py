"""The exports, one module each: what a format is given of the catalogue."""
