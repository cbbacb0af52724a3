"""What a deposit holds, in words for those who find it."""

from dataclasses import dataclass

from edition.project.licences import is_known
from edition.project.settings import Rights, Settings


@dataclass(frozen=True, slots=True)
class Holdings:
    """The settings of an edition, how many telegrams and comments it has, and its last change."""

    settings: Settings
    telegrams: int
    comments: int
    changed: str

    @property
    def description(self) -> str:
        """Say what the deposit is."""
        count = "one telegram" if self.telegrams == 1 else f"{self.telegrams} telegrams"
        return (
            f"A scholarly edition of {count}: the sources in TEI, the schema and the stylesheets, "
            f"the published pages and the exports. {self.remarks} {self.terms}"
        )

    @property
    def remarks(self) -> str:
        """Say how many comments the sources have."""
        if not self.comments:
            return "The sources hold no comments."
        count = "one comment" if self.comments == 1 else f"{self.comments} comments"
        return f"The sources hold {count}, which nothing else publishes."

    @property
    def terms(self) -> str:
        """Say what may be done with each part."""
        rights = self.settings.rights
        return (
            f"Rights of the metadata: {rights.metadata}; of the markup and the notes: "
            f"{rights.markup}; of the words of the telegrams: {rights.texts}"
        )

    @property
    def licence(self) -> str | None:
        """Return the licence of the edition's own work as its SPDX id, if it is known."""
        markup = self.settings.rights.markup
        return markup if is_known(markup) else None


def explain_rights(rights: Rights) -> str:
    """Say which licences of an edition are not known; empty if all are."""
    named = (("metadata", rights.metadata), ("markup", rights.markup))
    unknown = [f"“{licence}” ({part})" for part, licence in named if not is_known(licence)]
    if not unknown:
        return ""
    verb = "is no licence that is" if len(unknown) == 1 else "are no licences that are"
    return f"{' and '.join(unknown)} {verb} known here by this SPDX id"
