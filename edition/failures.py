"""
Failures: what a stylesheet could not do, told with the file and the place that it speaks of.
"""

import re

from edition.errors import EditionError
from edition.sources import Source

_PATH = re.compile(r"/Q\{[^\s]*")


def locate_failure(source: Source, error: EditionError) -> EditionError:
    """
    Put the file, and the line where a stylesheet names an element, before the error's sentence.
    """
    sentence = str(error)
    if path := _PATH.search(sentence):
        line, column = source.positions.path(path[0])
        told = sentence.replace(path[0], "").strip(" :")
        return EditionError(f"{source.path}:{line}:{column}: {told}")
    return EditionError(f"{source.path}: {sentence}")
