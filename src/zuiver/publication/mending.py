"""Whether what is stored about a public line agrees with itself; the versions are what was agreed, the rest follows them."""

from zuiver.publication.lifecycle import PUBLIC, Reason, State
from zuiver.publication.lines import facets_of, keys_of, search_text_of
from zuiver.publication.models import Publication, PublicVersion
from zuiver.publication.recording import end_version
from zuiver.registers.declaration import Register


def is_sound(found: Publication, register: Register, version: PublicVersion | None) -> bool:
    """Whether the flag, the version that is public and all that lists and searching show say the same."""
    is_public = State(found.state) in PUBLIC
    if found.is_public != is_public or is_public != (version is not None):
        return False
    return version is None or _derived(found, register) == (
        version.lines, version.number, search_text_of(register, version.lines),
        facets_of(register, version.lines), keys_of(register, version.lines),
    )  # fmt: skip


def _derived(found: Publication, register: Register) -> tuple[object, ...]:
    keys = (found.title_key, found.party_key)
    return found.lines, found.version, found.search_text, found.facets, keys


def mend(found: Publication, register: Register) -> None:
    """Make all follow the version that is public; where state and version disagree, nothing is public and it rests."""
    version: PublicVersion | None = found.versions.filter(public_until__isnull=True).first()
    if is_sound(found, register, version):
        return
    if State(found.state) in PUBLIC and version is not None:
        found.lines, found.version = version.lines, version.number
        found.search_text = search_text_of(register, version.lines)
        found.facets = facets_of(register, version.lines)
        found.title_key, found.party_key = keys_of(register, version.lines)
        found.is_public = True
    else:
        end_version(found, Reason.LOOKED_AT_AGAIN)
        found.is_public = False
        found.state = State.RESTING if State(found.state) in PUBLIC else found.state
    found.save()
