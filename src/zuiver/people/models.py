"""Who works where, in what function, from when to when; who leads, who stands in, and which roles people hold.

Nothing here decides. Dates are inclusive on both sides; an empty end means "still".
"""

from datetime import date
from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from zuiver.kernel.ids import new_id, new_public_id
from zuiver.people.tenancy import Tenant, TenantQuerySet


class Organisation(models.Model):
    """A tenant: one public authority with its own code, terms, people and registers."""

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    policy_pack = models.CharField(max_length=80, default="province-2020")
    # Values an organisation sets itself, as {"gifts.gift_limit": "50.00", ...}; the rule file holds bounds and defaults.
    terms = models.JSONField(default=dict, blank=True)
    theme = models.SlugField(max_length=60, default="zuiver", db_index=False)

    objects = models.Manager["Organisation"]()

    def __str__(self) -> str:
        return self.name


class Dated(models.Model):
    """Valid from a day up to and including another day."""

    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True

    @staticmethod
    def on(day: date, prefix: str = "") -> Q:
        """The condition "valid on `day`", for this row or through `prefix` (such as `assignments__`)."""
        return Q(**{f"{prefix}valid_from__lte": day}) & (
            Q(**{f"{prefix}valid_until__isnull": True}) | Q(**{f"{prefix}valid_until__gte": day})
        )


class Unit(Tenant):
    """A department or a team; a tree."""

    code = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )

    class Meta(Tenant.Meta):
        constraints = [models.UniqueConstraint(fields=["organisation", "code"], name="unit_code_once")]

    def __str__(self) -> str:
        return self.name


class Person(Tenant):
    """Someone who works for the organisation, on its payroll or hired; also after leaving.

    `employee_key` is the key in the HR system; empty for externals who have no HR record (A-47).
    """

    class Kind(models.TextChoices):
        EMPLOYEE = "employee"
        EXTERNAL = "external"

    public_id = models.CharField(max_length=22, default=new_public_id, unique=True)
    employee_key = models.CharField(max_length=60, blank=True)
    name = models.CharField(max_length=200)
    name_key = models.CharField(max_length=200, blank=True, help_text="folded name, to search in")
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    kind = models.CharField(max_length=20, choices=Kind.choices, default=Kind.EMPLOYEE)
    language = models.CharField(max_length=2, default="nl")
    # For an external without an HR record: who confirmed the self-made profile.
    confirmed_by = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta(Tenant.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "employee_key"],
                condition=~Q(employee_key=""),
                name="person_employee_key_once",
            )
        ]
        indexes = [models.Index(fields=["organisation", "name_key"], name="person_by_name")]

    def __str__(self) -> str:
        return self.name

    @property
    def has_hr_record(self) -> bool:
        """Whether the HR system knows this person."""
        return bool(self.employee_key)


class Assignment(Tenant, Dated):
    """A person's place: unit, function and pay scale, over a period. An external has no scale."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="assignments")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="assignments")
    function = models.CharField(max_length=200)
    scale = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta(Tenant.Meta):
        indexes = [models.Index(fields=["organisation", "person", "valid_from"], name="assignment_of_person")]


class Leadership(Tenant, Dated):
    """Who leads a unit. A unit without one on a day has a vacancy, and the question goes one unit up."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="leaderships")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="leaderships")

    class Meta(Tenant.Meta):
        indexes = [models.Index(fields=["organisation", "unit", "valid_from"], name="leadership_of_unit")]


class Absence(Tenant, Dated):
    """Someone is away and a deputy acts, in the deputy's own name."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="absences")
    deputy = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="stands_in"
    )

    class Meta(Tenant.Meta):
        indexes = [models.Index(fields=["organisation", "person", "valid_from"], name="absence_of_person")]


class Relation(Tenant):
    """Two people may not decide about each other. Only the fact is kept, never its kind (PR-6, least data)."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta(Tenant.Meta):
        constraints = [
            models.UniqueConstraint(fields=["organisation", "person", "other"], name="relation_once")
        ]


class RoleGrant(Tenant, Dated):
    """A role from `people/roles.py`, held for a period."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="role_grants")
    role = models.SlugField(max_length=40, db_index=False)

    class Meta(Tenant.Meta):
        indexes = [models.Index(fields=["organisation", "person", "role"], name="grant_of_person")]


class Confidant(Tenant):
    """What everybody may see of a confidant: shown without login (VP-1)."""

    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    phone = models.CharField(max_length=40)
    note_nl = models.CharField(max_length=300, blank=True)
    note_en = models.CharField(max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta(Tenant.Meta):
        ordering = ["position", "name"]


class UserManager(BaseUserManager["User"]):
    """Makes local accounts."""

    def create_user(
        self,
        *,
        email: str,
        password: str | None = None,
        person: Person | None = None,
        external_id: str = "",
    ) -> "User":
        """A local account; without a password only a passkey or single sign-on lets the person in."""
        user = User(
            email=self.normalize_email(email).lower(),
            person=person,
            organisation_id=person.organisation_id if person else None,
            external_id=external_id,
        )
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """A way to sign in. What someone may do hangs on the person and the roles, never on the account."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    email = models.EmailField(unique=True)
    person = models.OneToOneField(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="user"
    )
    # The same as the person's: row-level security hides the person until the organisation is known.
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    scim_id = models.CharField(max_length=254, null=True, blank=True, unique=True, default=None)
    external_id = models.CharField(max_length=254, blank=True)
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = UserManager()

    def __str__(self) -> str:
        return self.email

    @property
    def username(self) -> str:
        """Some packages ask for a user name; the address is it."""
        return self.email


class Counterparty(Tenant):
    """An organisation outside: giver, host, supplier. The KvK number is optional, the name is as people write it."""

    public_id = models.CharField(max_length=22, default=new_public_id, unique=True)
    name = models.CharField(max_length=200)
    name_key = models.CharField(
        max_length=200, help_text="folded name without legal form, to find the same one again"
    )
    kvk_number = models.CharField(max_length=8, blank=True)
    is_supplier = models.BooleanField(default=False)

    class Meta(Tenant.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "kvk_number"],
                condition=~Q(kvk_number=""),
                name="counterparty_kvk_once",
            ),
            models.UniqueConstraint(
                fields=["organisation", "name_key"], condition=Q(kvk_number=""), name="counterparty_name_once"
            ),
        ]
        indexes = [models.Index(fields=["organisation", "name_key"], name="counterparty_by_key")]

    def __str__(self) -> str:
        return self.name


class Involvement(Tenant, Dated):
    """Why an organisation is delicate for a while: it bids in a tender, has a contract, or waits for a decision (G-20, G-21)."""

    class Kind(models.TextChoices):
        TENDER = "tender"
        CONTRACT = "contract"
        DECISION = "decision"

    counterparty = models.ForeignKey(Counterparty, on_delete=models.PROTECT, related_name="involvements")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    title = models.CharField(max_length=200)
    source = models.CharField(max_length=200, blank=True)

    class Meta(Tenant.Meta):
        indexes = [
            models.Index(fields=["organisation", "counterparty", "valid_until"], name="involvement_of_party")
        ]


class Designation(Tenant, Dated):
    """A function that the organisation designated as vulnerable, for a period (F-3; Ambtenarenwet 2017, article 5(1)(d)).

    A change ends one row and starts another, which `follows` it; a row that ended stays as it was. `reports_interests`
    is the list of functions that report interests (F-1), `screening` the list of heavier screening (E-6): one row can
    stand on both (reading of A-13).
    """

    class Risk(models.TextChoices):
        CONTRACTS = "contracts"
        INSPECTION = "inspection"
        PERMITS = "permits"
        MANDATE = "mandate"
        PRICE_SENSITIVE = "price_sensitive"
        MONEY = "money"
        OTHER = "other"

    class Screening(models.TextChoices):
        NONE = "none"
        PROFILE = "profile"
        HEAVY = "heavy"

    public_id = models.CharField(max_length=22, default=new_public_id, unique=True)
    function = models.CharField(max_length=200)
    function_key = models.CharField(max_length=200, help_text="folded, to find the people in it")
    reason = models.CharField(max_length=1000)
    risk = models.CharField(max_length=20, choices=Risk.choices)
    reports_interests = models.BooleanField(default=True)
    prohibited_interests = models.CharField(max_length=1000, blank=True)
    screening = models.CharField(max_length=20, choices=Screening.choices, default=Screening.NONE)
    decided_by = models.CharField(max_length=200, help_text="the body or function that decided, no name")
    decided_on = models.DateField()
    review_on = models.DateField(null=True, blank=True)
    end_reason = models.CharField(max_length=1000, blank=True)
    follows = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta(Tenant.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "function_key"],
                condition=Q(valid_until__isnull=True),
                name="designation_open_once",
            )
        ]
        indexes = [
            models.Index(
                fields=["organisation", "function_key", "valid_from"], name="designation_of_function"
            )
        ]

    def __str__(self) -> str:
        return self.function


class WatchedWord(Tenant):
    """A word in the name of a function that makes the organisation ask whether it should be designated."""

    word = models.CharField(max_length=60)
    word_key = models.CharField(max_length=60)

    class Meta(Tenant.Meta):
        constraints = [models.UniqueConstraint(fields=["organisation", "word_key"], name="watched_word_once")]
        ordering = ["word_key"]

    def __str__(self) -> str:
        return self.word


__all__ = [
    "Absence",
    "Assignment",
    "Confidant",
    "Counterparty",
    "Dated",
    "Designation",
    "Involvement",
    "Leadership",
    "Organisation",
    "Person",
    "Relation",
    "RoleGrant",
    "Tenant",
    "TenantQuerySet",
    "Unit",
    "User",
    "WatchedWord",
]
