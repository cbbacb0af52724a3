"""
A reply is later than its request, and runs between the same parties the other way.
"""

import json
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from edition.catalogue import Catalogue
from edition.checks.edition.places import locate_request
from edition.faults import Fault
from edition.project import Project

_REPLIES = """
SELECT reply.path, reply.date, reply.outline, request.id AS request,
  request.date AS asked, request.outline AS request_outline
FROM telegram AS reply JOIN telegram AS request ON request.id = reply.replies_to
WHERE reply.path = ?
"""


def check(project: Project, catalogue: Catalogue, reply_path: str) -> Iterator[Fault]:
    """
    Compare a reply with its request.
    """
    for row in catalogue.ask(_REPLIES, reply_path):
        reply, request = json.loads(row["outline"]), json.loads(row["request_outline"])
        faults = [*_compare_dates(row["date"], row["asked"]), *_compare_parties(reply, request)]
        if faults:
            path = PurePosixPath(row["path"])
            place = locate_request(project, path)
            for message in faults:
                yield Fault(path, place, "reply.thread", f"{message} ({row['request']}).")


def _compare_dates(answered: str, asked: str) -> Iterator[str]:
    """
    Compare as far as both are stated: on the same day, an hour that only one has decides nothing.
    """
    length = min(len(answered), len(asked))
    if answered[:length] < asked[:length]:
        yield f"This reply of {answered} was sent before its request of {asked}"


def _compare_parties(reply: dict[str, Any], request: dict[str, Any]) -> Iterator[str]:
    """
    The one who replies was addressed, and the one who asked is answered.
    """
    repliers, answered = _list_parties(reply)
    askers, asked = _list_parties(request)
    if repliers and asked and not repliers & asked:
        yield f"{_name(repliers)} replies, but the request went to {_name(asked)}"
    if askers and answered and not askers & answered:
        yield f"The reply goes to {_name(answered)}, but {_name(askers)} sent the request"


def _list_parties(outline: dict[str, Any]) -> tuple[set[str], set[str]]:
    """
    List who sent a telegram, and who had it after that.
    """
    steps = outline["handling"]
    sent = {who for step in steps if step["action"] == "sent" for who in step["who"]}
    reached = {who for step in steps if step["action"] != "sent" for who in step["who"]}
    return sent, reached


def _name(parties: set[str]) -> str:
    """
    Name parties by their ids.
    """
    return " and ".join(sorted(parties))
