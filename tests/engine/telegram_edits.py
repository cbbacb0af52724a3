"""Edits of telegrams: their words, their header, what they point to, their witnesses."""

import re
from datetime import date, timedelta
from pathlib import Path

from bench.editions import THREAD
from desk import TELEGRAMS, Desk

_WORDS = (
    *(("bridges", "crossings"), ("hunger", "want"), ("swift", "early"), ("enemy", "foreign")),
    *(("trophies", "spoils"), ("difficulty", "trouble"), ("health", "fortune"), ("and", "&amp;")),
    *(("satisfied", "met"), ("speed up", "hasten"), ("begin soon", "begin now"), ("the", "ye")),
)
_REGESTS = (
    *(("automobiles", "lorries"), ("infantry arms", "small arms"), ("at once", "soon")),
    *(("Grants", "Meets"), ("by rail", "by train")),
)
_COMMENTS = (("", "<!-- to be read again -->"), ("", "<!-- compare the facsimile -->\n"))
_DAYS = 100
"""Over so many days telegrams are spread, so that they stand in several months and two years."""
_MANY = 14
"""With so many telegrams none is added."""


def change_words(desk: Desk) -> str:
    """Change words of a telegram and of its witnesses."""
    path = desk.pick(desk.list_telegrams())
    body = desk.read(path).partition("<body>")[2]
    witnesses = desk.list_witnesses(path)
    pairs = [
        (f" {old} ", f" {new} ")
        for pair in _WORDS
        for old, new in (pair, pair[::-1])
        if f" {old} " in body
    ]
    if not pairs:
        return ""
    old, new = desk.pick(pairs)
    head, tag, body = desk.read(path).partition("<body>")
    desk.write(path, head + tag + body.replace(old, new))
    plain = (new.replace("&amp;", "&"), old.replace("&amp;", "&"))
    for witness in witnesses:
        desk.write(witness, desk.read(witness).replace(plain[1], plain[0]))
    return f"{path} and its witnesses: “{old}” becomes “{new}”"


def change_words_alone(desk: Desk) -> str:
    """Change a word of a telegram that its witnesses have otherwise."""
    return desk.swap(desk.pick(desk.list_telegrams()), [(" army", " host"), (" request", " wish")])


def change_title(desk: Desk) -> str:
    """Change the title of a telegram."""
    path = desk.pick(desk.list_telegrams())
    return desk.alter(path, r"(?<=<titleStmt>)\s*<title>[^<]*", lambda match: desk.number(match[0]))


def change_regest(desk: Desk) -> str:
    """Change the regest of a telegram."""
    return desk.swap(desk.pick(desk.list_telegrams("<abstract>")), _REGESTS)


def change_number(desk: Desk) -> str:
    """Change the sender's number of a telegram, in its header, its text and its witnesses."""
    path = desk.pick(desk.list_telegrams())
    found = re.search(r'subtype="sent">(\d+)<', desk.read(path))
    if found is None:
        return ""
    new = str(desk.chance.randrange(3000, 4000))
    for each in (path, *desk.list_witnesses(path)):
        desk.write(each, re.sub(rf"\b{found[1]}\b", new, desk.read(each)))
    return f"{path}: the sender’s number {found[1]} becomes {new}"


def change_figure(desk: Desk) -> str:
    """Change a figure of an answer or a request, in words and attributes, and in the witnesses."""
    path = desk.pick(desk.list_telegrams())
    pairs = [("355", "360"), ("140", "150"), ("500", "600")]
    return desk.swap(path, pairs, desk.list_witnesses(path))


def change_reference(desk: Desk) -> str:
    """Let a name in a telegram point to another person."""
    path = desk.pick(desk.list_telegrams())
    persons = ("molotov", "malenkov", "beria", "gao-gang", "nobody")
    return desk.alter(
        path,
        r'(?<=ref="person:)(gao-gang|beria|malenkov|molotov|peng-dehuai|nobody)',
        lambda _: desk.pick(persons),
    )


def change_certainty(desk: Desk) -> str:
    """Say with another certainty whose name a telegram means."""
    path = desk.pick(desk.list_telegrams())
    return desk.swap(path, [('cert="high"', 'cert="medium"')])


def point_elsewhere(desk: Desk) -> str:
    """Let a note point to another telegram, to a part of it, or to nothing."""
    path = desk.pick(desk.list_telegrams("<ref target="))
    other = Path(desk.pick(desk.list_telegrams())).stem
    part = desk.pick(("", "", ".p1", ".p2", ".m4", ".n1", ".x9"))
    return desk.alter(
        path, r'<ref target="telegram:[^"]*"', lambda _: f'<ref target="telegram:{other}{part}"'
    )


def point_from_register(desk: Desk) -> str:
    """Let a register or the front matter point to another telegram, or to a part of one."""
    paths = [
        path
        for folder in ("registers", "front")
        for path in desk.find(f"tei/{folder}/*.xml")
        if 'target="' in desk.read(path)
    ]
    if not paths:
        return ""
    other = Path(desk.pick(desk.list_telegrams())).stem
    part = f"../telegrams/{other}.xml#{other}{desk.pick(('', '.p1', '.m4', '.n1'))}"
    target = desk.pick((f"telegram:{other}", part))
    pattern = r'target="(?:telegram:|\.\./telegrams/)[^"]*"'
    return desk.alter(desk.pick(paths), pattern, lambda _: f'target="{target}"')


def change_reply(desk: Desk) -> str:
    """Let a telegram answer another one, or none, or a document that is not held."""
    path = desk.pick(desk.list_telegrams())
    requests = [Path(other).stem for other in desk.list_telegrams("Railroad") if other != path]
    target = desk.pick([*(f"telegram:{name}" for name in requests), "cited:promise-3000"])
    reply = f'<ref type="reply-to" target="{target}">The request</ref>'
    if "<correspContext>" in desk.read(path):
        new = desk.pick(("", f"<correspContext>{reply}</correspContext>"))
        return desk.alter(path, r"<correspContext>.*?</correspContext>", lambda _: new)
    return desk.alter(
        path, "</correspDesc>", lambda _: f"<correspContext>{reply}</correspContext></correspDesc>"
    )


def undate(desk: Desk) -> str:
    """Take the day of sending from a telegram: from its header, its text and its witnesses."""
    path = desk.pick(desk.list_telegrams())
    text = desk.read(path)
    sent = re.search(r'<correspAction type="sent">.*?</correspAction>', text, re.DOTALL)
    end = re.search(r"\s*<dateline>((?:(?!<dateline>).)*)</dateline>\s*</closer>", text, re.DOTALL)
    if sent is None or end is None or "<date" not in sent[0]:
        return ""
    without = re.sub(r"\s*<date .*?</date>", "", sent[0], flags=re.DOTALL)
    text = text.replace(sent[0], without).replace(end[0], "</closer>")
    desk.write(path, text)
    words = " ".join(re.sub(r"<[^>]*>", "", end[1]).split())
    for witness in desk.list_witnesses(path):
        desk.write(witness, desk.read(witness).rstrip().removesuffix(words))
    return f"{path} is undated"


def write_anew(desk: Desk) -> str:
    """Write a telegram anew after one of the three models, as sent on any day."""
    name = Path(desk.pick(desk.list_telegrams())).stem
    return _write(desk, name)


def add_telegram(desk: Desk) -> str:
    """Add a telegram."""
    paths = desk.list_telegrams()
    name = f"tg-{desk.pick((1950, 1951))}-{desk.chance.randrange(200_001, 200_012)}"
    if len(paths) >= _MANY or f"{TELEGRAMS}/{name}.xml" in paths:
        return ""
    return _write(desk, name)


def answer(desk: Desk) -> str:
    """Add an answer to a request, in a month after it mostly, or take it away."""
    name = "tg-1951-210001"
    path = f"{TELEGRAMS}/{name}.xml"
    if (desk.root / path).exists():
        for each in (path, *desk.list_witnesses(path)):
            desk.remove(each)
        return f"{path} is deleted"
    request = desk.pick(desk.list_telegrams("Railroad") or desk.list_telegrams())
    found = re.search(r'type="sent">.*?when="(\d{4}-\d\d-\d\d)', desk.read(request), re.DOTALL)
    first = date.fromisoformat(found[1]) if found else date(1950, 12, 1)
    sent = first + timedelta(days=desk.chance.randrange(1, 60))
    desk.compose(name, 2, sent, {THREAD[1]: Path(request).stem})
    return f"{name} answers {request}, sent around {sent}"


def _write(desk: Desk, name: str) -> str:
    """Write a telegram of an id after a model."""
    model = desk.chance.randrange(3)
    sent = date(1950, 10, 25) + timedelta(days=desk.chance.randrange(_DAYS))
    requests = [Path(path).stem for path in desk.list_telegrams("Railroad")]
    siblings = {THREAD[1]: desk.pick(requests)} if model == 2 and requests else {}
    desk.compose(name, model, sent, siblings)
    return f"{name} is written after {THREAD[model]}, as sent around {sent}"


def change_status(desk: Desk) -> str:
    """Make a draft of a document, or no draft."""
    path = desk.pick([*desk.list_telegrams(), *desk.find("tei/front/*.xml")])
    return desk.swap(path, [('status="proofed"', 'status="draft"')])


def comment(desk: Desk) -> str:
    """Put a comment into a document, or take it away."""
    path = desk.pick(desk.find("tei/*/*.xml"))
    text = desk.read(path)
    old = next((new for _, new in _COMMENTS if new in text), "")
    if old:
        desk.write(path, text.replace(old, ""))
        return f"{path}: a comment goes"
    places = [match.start() for match in re.finditer(r"<(?:p|person|place|title|date)[ >]", text)]
    place, new = desk.pick(places), desk.pick(_COMMENTS)[1]
    desk.write(path, text[:place] + new + text[place:])
    return f"{path}: a comment comes at character {place}"


def indent(desk: Desk) -> str:
    """Change nothing but white space between elements of a document."""
    path = desk.pick(desk.find("tei/*/*.xml"))
    return desk.alter(
        path,
        r">\n\s*(?=<(?:titleStmt|sourceDesc|fileDesc|text|revisionDesc|standOff|person|place|org))",
        lambda match: f">\n{match[0][1:]}" if desk.chance.random() < 0.7 else ">\n",
    )


def change_witness(desk: Desk) -> str:
    """Change a witness alone: a word, or white space, or its last line."""
    path = desk.pick(desk.find("tei/witnesses/*.txt"))
    return desk.swap(path, [(" army", " host"), ("\n\n", "\n \n"), (" request", " wish")])


TELEGRAM_EDITS = (
    *(change_words, change_words_alone, change_title, change_regest, change_number),
    *(change_figure, change_reference, change_certainty, point_elsewhere, point_from_register),
    *(change_reply, undate, write_anew, add_telegram, answer, change_status, comment, indent),
    *(change_witness,),
)
