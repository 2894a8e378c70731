"""The pages about keeping in a real browser: sound on a phone and on a desk, and usable without a script."""

import pytest

from tests.browser.conftest import SCREENS, Look, faults, scrolls_sideways, shot
from tests.browser.entries_world import LiveWorld
from zuiver.registers.keeping.commands import hold_set, pack_ask, rule_approve, rule_draft
from zuiver.registers.keeping.commands.drafting import RuleLine


class Keeping(LiveWorld):
    """The province with an approved and a proposed period, a hold, and somebody who asked for a full copy."""

    def prepare(self) -> str:
        """The public id of the access pack."""
        self.recorded()
        imre, dana = self.actor(self.imre, self.today), self.actor(self.dana, self.today)
        rule = rule_draft(imre, RuleLine("gifts", 7, "closed", "Selectielijst provincies 2020", self.today))
        rule_approve(dana, public_id=rule.public_id)
        rule_draft(imre, RuleLine("lobby", 7, "happened", "Voorstel archivaris", self.today), is_demo=True)
        hold_set(imre, reason="Er loopt een rechtszaak.", person=self.ruben)
        return pack_ask(self.actor(self.samira, self.today)).public_id


@pytest.fixture
def live(transactional_db: None) -> Keeping:
    """The province, where the server sees it too."""
    return Keeping()


@pytest.mark.parametrize(("width", "language"), SCREENS)
def test_every_page_is_sound(width: int, language: str, live: Keeping, look: Look) -> None:
    pack = live.prepare()
    pages = {
        "overview": ("/overzicht/", live.imre),
        "table": ("/bewaren/", live.imre),
        "pack": (f"/bewaren/inzage/{pack}/", live.imre),
        "mine": ("/mijn-zaken/bewaren/", live.samira),
    }
    for name, (path, person) in pages.items():
        page = look(path, width=width, language=language, as_client=live.client(person))
        shot(page, f"keeping-{name}-{width}-{language}")
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        assert not scrolls_sideways(page), name
        assert faults(page) == [], name
        page.context.close()
