"""The roll of published ids, tei/published.txt."""

from collections.abc import Iterator


def list_published(data: bytes) -> Iterator[tuple[str, int]]:
    """List the ids that were published, also those of telegrams that are gone, with their lines."""
    for line, text in enumerate(data.decode("utf-8-sig", "replace").split("\n"), 1):
        if name := text.strip():
            yield name, line
