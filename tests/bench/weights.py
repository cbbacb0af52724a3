"""What the published files weigh, kind by kind."""

import gzip
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

_SAMPLE = 200


@dataclass(frozen=True, slots=True)
class Weight:
    """
    How many files there are of a kind, and their bytes: all, of one, of the heaviest, compressed.
    """

    kind: str
    files: int
    total: int
    mean: float
    largest: int
    compressed: float


def weigh(public: Path) -> list[Weight]:
    """Weigh a published edition; of a kind with many files some are compressed, evenly chosen."""
    kinds: dict[str, list[Path]] = defaultdict(list)
    for path in sorted(public.rglob("*")):
        if path.is_file():
            kinds[_name_kind(path.relative_to(public))].append(path)
    return [_weigh_kind(kind, paths) for kind, paths in sorted(kinds.items())]


def _name_kind(path: Path) -> str:
    """
    Name the kind of a file: its folder and its suffix; a file of the top folder is its own kind.
    """
    return f"{path.parts[0]}/…{path.suffix}" if len(path.parts) > 1 else path.name


def _weigh_kind(kind: str, paths: list[Path]) -> Weight:
    """Weigh the files of a kind."""
    sizes = [path.stat().st_size for path in paths]
    sample = paths[:: -(-len(paths) // _SAMPLE)]
    compressed = mean(len(gzip.compress(path.read_bytes(), mtime=0)) for path in sample)
    return Weight(kind, len(paths), sum(sizes), mean(sizes), max(sizes), compressed)
