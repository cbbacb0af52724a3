"""Chinese numerals as figures: 一九五〇, 三十六, 一百二十, 3万5千."""

import re
from collections.abc import Mapping

_TEN = 10
_HUNDRED = 100
_MYRIAD = 10**4
_DIGITS_OF_YEAR = 3
_PIECES = re.compile(r"[0-9]+|.")


def write_figure(text: str, digits: Mapping[str, int]) -> str:
    """
    Write a numeral in figures; return an empty string for what is none or is not clear.

    "五六" may be five or six, "一百五" a hundred and fifty.
    """
    pieces = [int(one) if one.isascii() else digits[one] for one in _PIECES.findall(text)]
    if all(piece < _TEN for piece in pieces):
        clear = len(pieces) == 1 or len(pieces) >= _DIGITS_OF_YEAR or 0 in pieces
        written = "".join(map(str, pieces))
        return written if clear else ""
    total, section, number, last = 0, 0, -1, 0
    places = {value for sign, value in digits.items() if value >= _TEN and value not in {20, 30}}
    for place, piece in enumerate(pieces):
        if piece in places and not (text[:1].isascii() and place % 2 == 0):
            if number < 0 and not (piece == _TEN or (piece >= _MYRIAD and section)):
                return ""
            if piece >= _MYRIAD:
                section = (section + max(number, 0)) * piece
                total, section = total + section, 0
            else:
                section += (1 if number < 0 else number) * piece
            number, last = -1, piece
        elif piece in {20, 30} and piece not in places and number < 0 and not text[:1].isascii():
            section, last = section + piece, _TEN
        elif number > 0:
            return ""
        else:
            last = _TEN if piece == 0 else last
            number = piece
    if number > 0 and last >= _HUNDRED:
        return ""
    return str(total + section + max(number, 0))
