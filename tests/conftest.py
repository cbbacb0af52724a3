"""
What every test module may ask for.
"""

from published import published, published_pages
from spoiling import built, sources

__all__ = ["built", "published", "published_pages", "sources"]
