"""What the preview adds to pages: a script, and permission to load it and receive events."""

import re
from html import escape, unescape

ASSETS = "/_preview/"
EVENTS = f"{ASSETS}events"

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; base-uri 'none'; "
    "form-action 'none'"
)
"""The Content-Security-Policy of the published pages: see frame.xsl."""

_POLICY = re.compile(
    rb"""(<meta\b[^>]*\bhttp-equiv=["']?content-security-policy["']?[^>]*\bcontent=")([^"]*)""",
    re.IGNORECASE,
)
_HEAD_END = re.compile(rb"</head\s*>", re.IGNORECASE)


def insert_preview(page: bytes, version: int, origin: str) -> bytes:
    """Add the preview's script to a page, and allow its script, style and events."""
    script = f'<script src="{ASSETS}preview.js" data-version="{version}" defer></script>'.encode()
    page = _POLICY.sub(lambda found: found[1] + relax(found[2].decode(), origin).encode(), page)
    end = _HEAD_END.search(page)
    place = end.start() if end else len(page)
    return page[:place] + script + page[place:]


def choose_policy(page: bytes, origin: str) -> str:
    """Return the policy for sending a page: its own or the default, with the preview allowed."""
    found = _POLICY.search(page)
    own = " ".join(unescape(found[2].decode("utf-8", "replace")).split()) if found else POLICY
    return relax(own if own.isascii() and own.isprintable() else POLICY, origin)


def relax(policy: str, origin: str) -> str:
    """Allow in a Content-Security-Policy what the preview needs."""
    parts = [part.split() for part in policy.split(";") if part.strip()]
    directives = {name.lower(): values for name, *values in parts}
    needs = {
        "script-src": f"{origin}{ASSETS}preview.js",
        "style-src": f"{origin}{ASSETS}preview.css",
        "connect-src": f"{origin}{EVENTS}",
    }
    for name, address in needs.items():
        allowed = directives.get(name, directives.get("default-src"))
        if allowed is not None and not {"'self'", "*"} & set(allowed):
            directives[name] = [value for value in allowed if value != "'none'"] + [address]
    return "; ".join(" ".join((name, *values)) for name, values in directives.items())


def write_missing(path: str) -> bytes:
    """Write the page for a missing file; it is replaced as soon as the file exists."""
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}"><title>No such page</title>'
        f"</head><body><h1>No such page</h1><p>public/ has no {escape(path)} now; "
        "when it has, it is shown here.</p></body></html>"
    ).encode()
