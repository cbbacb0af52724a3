"""What every test module may ask for."""

from browsing import browser
from published import large, published, published_pages
from spoiled_copies import built, sources

__all__ = ["browser", "built", "large", "published", "published_pages", "sources"]
