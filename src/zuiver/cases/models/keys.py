"""Whose keys there are. A person is a bare number here, without a foreign key: the sealed room stands apart from people."""

from django.db import models
from django.db.models import Q

from zuiver.cases.models.sealed_row import SealedRow


class KeyHolder(SealedRow):
    """A key pair that somebody made in a browser, for one role: its public halves and who agreed to it."""

    person_id = models.BigIntegerField()
    role = models.SlugField(max_length=20, db_index=False)
    public_key = models.TextField()
    signing_key = models.TextField(blank=True)
    statement = models.TextField(blank=True, help_text="of the directory, as owner and approvers sign it")
    claim = models.CharField(
        max_length=128, blank=True, help_text="the owner's signature under the statement"
    )
    made_on = models.DateField()
    approved_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    end_reason = models.SlugField(max_length=20, db_index=False, blank=True, help_text="replaced, lost, left")
    # Of who reports to in general; the key of somebody for one case is never listed.
    is_listed = models.BooleanField(default=False)

    class Meta(SealedRow.Meta):
        indexes = [models.Index(fields=["organisation", "person_id"], name="case_key_of_person")]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "person_id", "role"],
                condition=Q(ended_on__isnull=True),
                name="case_key_in_use_once",
            )
        ]


class KeyApproval(SealedRow):
    """One of the two who agreed that this key is of that person. Never the person, never an administrator."""

    holder = models.ForeignKey(KeyHolder, on_delete=models.PROTECT, related_name="approvals")
    person_id = models.BigIntegerField()
    signer = models.CharField(max_length=64, blank=True)
    signature = models.CharField(max_length=128, blank=True)
    day = models.DateField()

    class Meta(SealedRow.Meta):
        constraints = [models.UniqueConstraint(fields=["holder", "person_id"], name="case_key_approval_once")]


class KeyBlob(SealedRow):
    """The secret half, sealed in the browser under a passphrase or a passkey, to have it on a second device."""

    holder = models.ForeignKey(KeyHolder, on_delete=models.PROTECT, related_name="blobs")
    method = models.SlugField(max_length=20, db_index=False)
    sealed = models.BinaryField()

    class Meta(SealedRow.Meta):
        constraints = [models.UniqueConstraint(fields=["holder", "method"], name="case_key_blob_once")]


class KeyShare(SealedRow):
    """One of three shares of a secret key, sealed for a colleague; two bring it back. No administrator has one."""

    holder = models.ForeignKey(KeyHolder, on_delete=models.PROTECT, related_name="shares")
    keeper = models.ForeignKey(KeyHolder, on_delete=models.PROTECT, related_name="kept_shares")
    number = models.PositiveSmallIntegerField()
    sealed = models.BinaryField()
    asked_on = models.DateField(null=True, blank=True)
    given = models.BinaryField(null=True, blank=True, help_text="sealed anew for the asker's new key")

    class Meta(SealedRow.Meta):
        constraints = [models.UniqueConstraint(fields=["holder", "number"], name="case_key_share_once")]


class DirectoryLine(SealedRow):
    """One line of the key directory, as text, chained by hashes: what the reporter's browser checks."""

    number = models.PositiveIntegerField()
    text = models.TextField()
    hash = models.CharField(max_length=64)

    class Meta(SealedRow.Meta):
        constraints = [
            models.UniqueConstraint(fields=["organisation", "number"], name="case_directory_line_once")
        ]
