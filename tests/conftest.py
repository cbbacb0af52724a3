"""
What every test module may ask for.
"""

from browsing import browser
from published import published, published_pages
from spoiling import sources

__all__ = ["browser", "published", "published_pages", "sources"]
