"""
What every test module may ask for.
"""

from browsing import browser
from published import published, published_pages
from spoiling import built, sources

__all__ = ["browser", "built", "published", "published_pages", "sources"]
