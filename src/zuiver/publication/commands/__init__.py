"""The doors for every step: a person objects, a role decides, and the program publishes what is due and checks the whole.

Commands raise `NotFound` (absent and forbidden are never told apart), `Refusal` and `InvalidData`.
"""

from zuiver.publication.commands.checking import publications_check
from zuiver.publication.commands.deciding import objection_decide, publication_begin_anew
from zuiver.publication.commands.due import publications_settle_due
from zuiver.publication.commands.figures import figures_publish, figures_withdraw
from zuiver.publication.commands.objecting import publication_object

__all__ = [
    "figures_publish",
    "figures_withdraw",
    "objection_decide",
    "publication_begin_anew",
    "publication_object",
    "publications_check",
    "publications_settle_due",
]
