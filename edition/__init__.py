"""A scholarly edition of telegrams: from hand-encoded TEI to checked, published pages."""

__version__ = "0.1.0"
