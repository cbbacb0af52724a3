"""
The table of edits: a line adds one.
"""

from desk import Edit
from file_edits import FILE_EDITS
from program_edits import PROGRAM_EDITS
from public_edits import PUBLIC_EDITS
from register_edits import REGISTER_EDITS
from telegram_edits import TELEGRAM_EDITS

TAMPERED = True
"""Whether others change or delete what a build wrote."""

EDITS: tuple[Edit, ...] = (
    *TELEGRAM_EDITS,
    *REGISTER_EDITS,
    *FILE_EDITS,
    *PROGRAM_EDITS,
    *(PUBLIC_EDITS if TAMPERED else ()),
)
