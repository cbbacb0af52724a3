"""
Writes small random ODDs of what the toolchain understands, and every short document to judge by.
"""

from collections.abc import Iterator
from itertools import product
from random import Random

HEAD = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc>
  <titleStmt><title>Random</title></titleStmt><publicationStmt><p/></publicationStmt>
  <sourceDesc><p/></sourceDesc></fileDesc></teiHeader><text><body><schemaSpec ident="random"
  start="r" ns="http://www.tei-c.org/ns/1.0" prefix="">"""
TAIL = "</schemaSpec></body></text></TEI>"
LEAVES = (
    *('<elementRef key="a"/>', '<elementRef key="b"/>', '<elementRef key="c"/>', "<textNode/>"),
    *('<classRef key="model.m"/>', '<classRef key="model.m" except="a"/>'),
    '<macroRef key="macro.m"/>',
)
STRINGS = (
    *('<dataRef name="token" restriction="[0-9]+"/>', '<dataRef key="data.d"/>'),
    '<dataRef name="token" restriction="[a-z]+"/>',
    '<valList type="closed"><valItem ident="v"/><valItem ident="w"/></valList>',
)
OCCURRENCES = ((1, 1), (0, 1), (0, None), (1, None), (2, None), (0, 2), (1, 3), (2, 2))
TIMES = ((1, 1), (1, 2), (2, 2), (0, None), (1, None), (2, 3), (2, None))


def write_odd(random: Random) -> str:
    """An ODD whose root r has random content and attributes."""
    content = random.choice((write_part(random, 3), write_part(random, 3), write_strings(random)))
    small = "".join(
        f'<elementSpec ident="{name}" mode="add"><classes><memberOf key="model.m"/></classes>'
        "<content><empty/></content></elementSpec>"
        for name in "ab"
    )
    return (
        f'{HEAD}<elementSpec ident="r" mode="add"><content>{content}</content>'
        f"{write_attributes(random)}</elementSpec>{small}"
        '<elementSpec ident="c" mode="add"><content><empty/></content></elementSpec>'
        '<classSpec ident="model.m" type="model"/>'
        f'<macroSpec ident="macro.m"><content>{write_part(random, 1, LEAVES[:4])}</content>'
        '</macroSpec><dataSpec ident="data.d"><content><alternate>'
        f"{''.join(random.sample(STRINGS[2:], 2))}</alternate></content></dataSpec>{TAIL}"
    )


def write_part(random: Random, depth: int, leaves: tuple[str, ...] = LEAVES) -> str:
    """A random part of a content, so many times."""
    if depth == 0 or random.random() < 0.3:
        part = random.choice(leaves)
    else:
        name, order = random.choice(
            (("sequence", ""), ("alternate", ""), ("sequence", ' preserveOrder="false"'))
        )
        inner = "".join(
            write_part(random, depth - 1, leaves)
            for _ in range(random.randint(2 if order else 1, 3))
        )
        part = f"<{name}{order}>{inner}</{name}>"
    least, most = random.choice(OCCURRENCES)
    name, rest = part[1:].split(" " if " " in part.split(">")[0] else ">", 1)
    if name == "textNode/" or (least, most) == (1, 1):
        return part
    times = f'minOccurs="{least}" maxOccurs="{most or "unbounded"}"'
    closing = " " if " " in part.split(">")[0] else ">"
    return f"<{name} {times}{closing}{rest}"


def write_strings(random: Random) -> str:
    """A string, or one of several."""
    return f"<alternate>{''.join(random.sample(STRINGS, 2))}</alternate>"


def write_attributes(random: Random) -> str:
    """Two attributes: both, or one of them."""
    attributes = []
    for name in "xy":
        least, most = random.choice(TIMES)
        usage = random.choice(("opt", "req"))
        attributes.append(
            f'<attDef ident="{name}" usage="{usage}"><datatype minOccurs="{least}" maxOccurs="'
            f'{most or "unbounded"}">{random.choice(STRINGS[:3])}</datatype></attDef>'
        )
    org = random.choice(("group", "choice"))
    return f'<attList org="{org}">{"".join(attributes)}</attList>'


def list_documents() -> Iterator[str]:
    """Every content of up to three parts, and every pair of attributes with up to three words."""
    root = 'r xmlns="http://www.tei-c.org/ns/1.0"'
    words = [" ".join(some) for size in range(4) for some in product("1v", repeat=size)]
    values = [None, *words, " v\t1", "-"]
    for x, y in (("1", None), (None, "1"), ("1", "v"), ("v", "1 1")):
        written = "".join(
            f' {name}="{value}"' for name, value in (("x", x), ("y", y)) if value is not None
        )
        for size in range(4):
            for parts in product(("<a/>", "<b/>", "<c/>", " t"), repeat=size):
                yield f"<{root}{written}>{''.join(parts)}</r>"
    for x, y in product(values, repeat=2):
        written = "".join(
            f' {name}="{value}"' for name, value in (("x", x), ("y", y)) if value is not None
        )
        yield f"<{root}{written}/>"
        yield f"<{root}{written}>1</r>"
