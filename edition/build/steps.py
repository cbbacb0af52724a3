"""All steps of a build, in order."""

from edition.build.documents import DOCUMENTS
from edition.build.folders import FOLDERS
from edition.build.registers import REGISTERS as REGISTER_ELEMENTS
from edition.catalogue.tables import RELATIONS
from edition.check.edition.doubles import DOUBLES
from edition.check.edition.ids import IDS
from edition.check.edition.languages import LANGUAGES
from edition.check.edition.ledger import LEDGER
from edition.check.edition.threads import THREADS
from edition.check.edition.unused_entries import UNUSED_ENTRIES
from edition.check.steps import LINKS, NAMES
from edition.compose.contents import CONTENTS
from edition.compose.downloads import DOWNLOADS
from edition.compose.front import FRONT_MATTER
from edition.compose.ledger import LEDGER as LEDGER_PAGES
from edition.compose.months import MONTHS
from edition.compose.redirects import REDIRECTS
from edition.compose.registers import REGISTERS
from edition.compose.telegram import PAGES
from edition.engine.steps import require_order
from edition.exchange.bundles import PACKED_BUNDLES, PACKED_SITE
from edition.exchange.steps import EXCHANGE, EXPORTS_LIST

STEPS = (
    *FOLDERS,
    *REGISTER_ELEMENTS,
    *DOCUMENTS,
    LINKS,
    NAMES,
    *IDS,
    *UNUSED_ENTRIES,
    THREADS,
    LEDGER,
    DOUBLES,
    LANGUAGES,
    *MONTHS,
    PAGES,
    *REGISTERS,
    *CONTENTS,
    *EXCHANGE,
    *LEDGER_PAGES,
    *FRONT_MATTER,
    REDIRECTS,
    PACKED_BUNDLES,
    EXPORTS_LIST,
    *DOWNLOADS,
    PACKED_SITE,
)

require_order({relation.name: relation for relation in RELATIONS}, STEPS)
