"""The columns of the tables of telegrams."""

from edition.exchange.table import LINES, WORDS, Column, Table, name_file

_TELEGRAM = Column("telegram", "The telegram’s id.")
_ANCHOR = Column("anchor", "The id of the place in the telegram.")
_CERT = Column("cert", "How certain it is, where the source says so.")
_RESP = Column("resp", "Who says so: ids.", separator=WORDS)
TELEGRAMS = Table(
    name_file("telegrams"),
    "A row for each telegram.",
    (
        Column("id", "Its id."),
        Column("url", "Its page.", "anyURI"),
        Column("numbers", "Its numbers, one on each line; the first names it.", separator=LINES),
        Column("title", "Its title."),
        Column("date", "The date by which it is sorted; empty where none is known."),
        Column("status", "How far the editing has come."),
        Column("modified", "The day of the last change.", "date"),
        Column("language", "The language of the text that is edited."),
        Column("original", "The original’s language, where the source says so."),
        Column("words", "The words of its text.", "integer"),
        Column("regest", "A summary."),
        Column("addressees", "To whom it is addressed: ids of the registers.", separator=WORDS),
        Column("classes", "Its categories: ids of the registers.", separator=WORDS),
        Column("shelfmarks", "Where archives keep it, one on each line.", separator=LINES),
        Column("replies_to", "The telegrams that it answers: ids.", separator=WORDS),
    ),
    "id",
)
MENTIONS = Table(
    name_file("mentions"),
    "A row for each place where a telegram names an entry of the registers.",
    (
        *(_TELEGRAM, _ANCHOR),
        Column("ref", "The entry’s id."),
        Column("text", "The words that name it."),
        Column("context", "The words around it; the mention stands between ⟦ and ⟧."),
        Column("cover", "Whether it is a cover name.", "boolean"),
        *(_CERT, _RESP),
    ),
)
QUANTITIES = Table(
    name_file("quantities"),
    "A row for each quantity.",
    (
        *(_TELEGRAM, _ANCHOR),
        Column("text", "Its words."),
        *(
            Column(name, about, "number")
            for name, about in (
                ("quantity", "The figure."),
                ("min", "The lower figure of a range."),
                ("max", "The higher figure of a range."),
                ("atLeast", "The figure that it is not less than."),
                ("atMost", "The figure that it is not more than."),
            )
        ),
        Column("unit", "The unit’s id."),
        Column("commodity", "What is counted; the id of its entry after “commodity-”."),
        Column("act", "What is done with it: the id of an act."),
        Column("by", "Who does it: ids.", separator=WORDS),
        Column("of", "Of whom it is asked, or to whom it is promised: ids.", separator=WORDS),
        Column("answers", "The quantities that it answers: anchors.", separator=WORDS),
        Column("restates", "The quantities that it says once more: anchors.", separator=WORDS),
        *(_CERT, _RESP),
    ),
)
HANDLING = Table(
    name_file("handling"),
    "A row for each name, place and date of a step of a telegram’s handling, and for the step.",
    (
        _TELEGRAM,
        Column("step", "The place of the step in the telegram’s handling.", "integer"),
        Column("station", "The id of the step."),
        Column("action", "What was done: sent, received …"),
        Column("information", "Whether it went there for information only.", "boolean"),
        Column("kind", "What the row says of the step: step, name, place or date."),
        Column("refs", "The entry that is named: its id.", separator=WORDS),
        Column("text", "Its words."),
        Column("role", "The part of a person in the step."),
        Column("when", "A date or an hour."),
        Column("from", "When it begins to last."),
        Column("to", "When it ends."),
        Column("notBefore", "The earliest time that is possible."),
        Column("notAfter", "The latest time that is possible."),
        Column("time", "An hour without a day."),
        Column("calendar", "The calendar of the words."),
        Column("clock", "The clock of the hour: its id."),
        Column("clock_cert", "How certain it is that it is this clock."),
        Column("evidence", "What it rests on."),
        *(_CERT, _RESP),
    ),
)
DISTRIBUTION = Table(
    name_file("distribution"),
    "A row for each reader who was given a copy.",
    (
        _TELEGRAM,
        Column("who", "The reader: an id of the registers."),
        Column("copies", "How many copies, where the form says so.", "integer"),
    ),
)
REFERENCES = Table(
    name_file("references"),
    "A row for each place where a telegram refers to a document.",
    (
        *(_TELEGRAM, _ANCHOR),
        Column("kind", "What kind of document."),
        Column("text", "The words that refer to it."),
        Column("target", "The id of the telegram or the cited document."),
        Column("held", "Whether the edition has it.", "boolean"),
        *(_CERT, _RESP),
    ),
)
TABLES = (TELEGRAMS, MENTIONS, QUANTITIES, HANDLING, DISTRIBUTION, REFERENCES)
