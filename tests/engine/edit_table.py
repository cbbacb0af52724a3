"""The table of edits: a line adds one."""

import telegram_edits
from desk import Edit
from file_edits import FILE_EDITS, break_telegram, change_id, copy, delete_any, empty
from program_edits import PROGRAM_EDITS
from public_edits import PUBLIC_EDITS
from register_edits import REGISTER_EDITS, break_register, move_entry, remove_entry

TAMPERED = True
"""Whether others change or delete what a build wrote."""

EDITS: tuple[Edit, ...] = (
    *telegram_edits.TELEGRAM_EDITS,
    *REGISTER_EDITS,
    *FILE_EDITS,
    *PROGRAM_EDITS,
    *(PUBLIC_EDITS if TAMPERED else ()),
)
SELDOM = frozenset(
    (
        *(telegram_edits.change_words_alone, telegram_edits.change_witness),
        *(remove_entry, move_entry, break_register, break_telegram),
        *(change_id, copy, delete_any, empty),
        *PUBLIC_EDITS,
    )
)
"""The edits that are mostly errors, after which nothing is published; and those of others."""
