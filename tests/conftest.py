"""
What every test module may ask for.
"""

from published import published, published_pages
from spoiling import sources

__all__ = ["published", "published_pages", "sources"]
