"""What two people sign before the organisation's key on paper opens a case, or is practised."""

from django.db import models

from zuiver.cases.models.case import Case
from zuiver.cases.models.keys import KeyHolder
from zuiver.cases.models.register import SecondPair
from zuiver.cases.models.sealed_row import SealedRow


class PaperAsk(SealedRow):
    """A use of the key on paper as it was asked for; who asked, agreed and when stand in its pair. None holds a word of a case.

    The case and the reader are empty where it is practised.
    """

    pair = models.OneToOneField(SecondPair, on_delete=models.CASCADE, related_name="paper")
    case = models.ForeignKey(Case, null=True, blank=True, on_delete=models.CASCADE, related_name="paper_asks")
    holder = models.ForeignKey(KeyHolder, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    statement = models.TextField(help_text="what both sign; every reader of the case gets it")
    record = models.TextField(help_text="for the directory, with the signatures so far")

    class Meta(SealedRow.Meta):
        pass
