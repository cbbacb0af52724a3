"""
What every test module may ask for.
"""

from published import large, published, published_pages
from spoiling import sources

__all__ = ["large", "published", "published_pages", "sources"]
