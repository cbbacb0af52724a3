"""The names and addresses of licences, by their SPDX ids."""

import re
from urllib.parse import quote

_CREATIVE_COMMONS = re.compile(r"CC-(BY(?:-NC)?(?:-SA|-ND)?)-(\d\.\d)")
_ZERO = "CC0-1.0"
_VERSIONS = {"1.0", "2.0", "2.5", "3.0", "4.0"}
_OTHERS = {
    *("PDDL-1.0", "ODC-By-1.0", "ODbL-1.0", "OGL-UK-3.0", "etalab-2.0"),
    *("MIT", "Apache-2.0", "BSD-3-Clause", "EUPL-1.2"),
}
"""Licences of data and of software that editions have, beside Creative Commons."""


def is_known(spdx: str) -> bool:
    """Tell whether an SPDX id is that of a licence which editions have."""
    found = _CREATIVE_COMMONS.fullmatch(spdx)
    return spdx in {_ZERO, *_OTHERS} or bool(found and found[2] in _VERSIONS)


def name_licence(spdx: str) -> str:
    """Return the name of a licence: CC BY 4.0; of one that is not Creative Commons its id."""
    if spdx == _ZERO:
        return "CC0 1.0"
    found = _CREATIVE_COMMONS.fullmatch(spdx)
    return f"CC {found[1]} {found[2]}" if found else spdx


def locate_licence(spdx: str) -> str:
    """Return the address of a licence."""
    if spdx == _ZERO:
        return "https://creativecommons.org/publicdomain/zero/1.0/"
    if found := _CREATIVE_COMMONS.fullmatch(spdx):
        return f"https://creativecommons.org/licenses/{found[1].lower()}/{found[2]}/"
    return f"https://spdx.org/licenses/{quote(spdx, safe='')}.html"
