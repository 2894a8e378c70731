"""Questions with their steps, answers and readings; and precedents, that know neither person nor question once published.

Rows are written by `commands` only, each change with an audit event in the same transaction.
"""

from django.db import models
from django.db.models import Q

from zuiver.kernel.ids import new_public_id
from zuiver.people.models import Person, Tenant

LONGEST_WORDS = 2000


class Question(Tenant):
    """What somebody put to a person, with the facts and the receipt exactly as the asker saw them."""

    public_id = models.CharField(max_length=22, default=new_public_id, unique=True)
    version = models.PositiveIntegerField(default=1)
    # The form's own key: the same form arriving twice makes one question.
    submission_key = models.UUIDField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="questions")
    # What was chosen: the manager, or the integrity officer. Who holds it: a person or a role, never both.
    addressee = models.SlugField(max_length=30, db_index=False)
    assessor = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="questions_to_answer"
    )
    assessor_role = models.SlugField(max_length=40, db_index=False, blank=True)
    state = models.SlugField(max_length=30, db_index=False)
    state_since = models.DateTimeField(help_text="when it came into this state and into these hands")
    is_open = models.BooleanField(default=True, help_text="waits for somebody")
    asked_on = models.DateField()
    due_on = models.DateField(help_text="the day before which the organisation wants an answer")
    may_be_example = models.BooleanField(default=True)

    module = models.SlugField(max_length=40, db_index=False)
    outcome = models.SlugField(max_length=40, db_index=False, help_text="what the aid advised")
    rule = models.CharField(max_length=120)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    about = models.TextField(blank=True, help_text="the line in the asker's own words")
    answers = models.JSONField(
        default=list, help_text="[[fact, value as text]]: what was shared, in its order"
    )
    features = models.JSONField(
        default=dict, help_text="{fact: value}: the closed facts that this answer used"
    )
    receipt = models.JSONField()

    class Meta(Tenant.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "submission_key"], name="question_submission_once"
            )
        ]
        indexes = [
            models.Index(fields=["organisation", "person", "id"], name="question_of_person"),
            models.Index(
                fields=["organisation", "assessor", "state_since", "id"],
                name="question_waits_for",
                condition=Q(is_open=True),
            ),
            models.Index(
                fields=["organisation", "assessor_role", "state_since", "id"],
                name="question_waits_for_role",
                condition=Q(is_open=True),
            ),
            models.Index(
                fields=["organisation", "due_on", "id"], name="question_due", condition=Q(is_open=True)
            ),
        ]

    def __str__(self) -> str:
        return self.public_id


class QuestionVersion(Tenant):
    """One step in the life of a question, with what was said at it. Nothing of an earlier step is ever changed."""

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    action = models.SlugField(max_length=30, db_index=False)
    state = models.SlugField(max_length=30, db_index=False)
    words = models.TextField(blank=True)
    changed_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    in_place_of = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta(Tenant.Meta):
        constraints = [models.UniqueConstraint(fields=["question", "number"], name="question_version_once")]


class Answer(Tenant):
    """Advice by a human, with the reason, and whether it goes another way than the aid or than like cases."""

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="given")
    question_version = models.PositiveIntegerField()
    module = models.SlugField(max_length=40, db_index=False)
    rule = models.CharField(max_length=120)
    advised = models.SlugField(max_length=40, db_index=False, help_text="what the aid said")
    outcome = models.SlugField(max_length=40, db_index=False, help_text="what the human says")
    words = models.TextField()
    departs_from_aid = models.BooleanField(default=False)
    departs_from_like = models.BooleanField(default=False)
    why_different = models.TextField(blank=True)
    answered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    in_place_of = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta(Tenant.Meta):
        indexes = [
            models.Index(fields=["organisation", "rule", "id"], name="answer_by_rule"),
            models.Index(fields=["organisation", "answered_by", "id"], name="answer_by_person"),
        ]


class QuestionRead(Tenant):
    """Somebody else opened the question; who asked sees it."""

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="reads")
    reader = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    capacity = models.SlugField(max_length=30, db_index=False)
    at = models.DateTimeField()

    class Meta(Tenant.Meta):
        indexes = [models.Index(fields=["organisation", "question", "reader", "at"], name="read_of_question")]


class QuestionRuledOut(Tenant):
    """This person never answers this question and does not see it. Why is not kept (least data)."""

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="ruled_out")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta(Tenant.Meta):
        constraints = [models.UniqueConstraint(fields=["question", "person"], name="question_ruled_out_once")]
        indexes = [models.Index(fields=["organisation", "person"], name="ruled_out_person")]


class Precedent(Tenant):
    """A question and its answer in general words, as an example for others.

    `question` and `proposed_by` are there while it is under review, and are taken away when it is published.
    """

    public_id = models.CharField(max_length=22, default=new_public_id, unique=True)
    version = models.PositiveIntegerField(default=1)
    state = models.SlugField(max_length=30, db_index=False)
    module = models.SlugField(max_length=40, db_index=False)
    outcome = models.SlugField(max_length=40, db_index=False)
    rule = models.CharField(max_length=120)
    rule_version = models.CharField(max_length=20)
    edition = models.CharField(max_length=200, help_text="the text of the code that it stands on")
    pack = models.CharField(max_length=80)
    asked_words = models.TextField()
    answer_words = models.TextField()
    search_text = models.TextField(blank=True, help_text="folded words, to search in")
    norms = models.JSONField(default=list)
    features = models.JSONField(default=dict)
    published_on = models.DateField(null=True, blank=True)
    # Under review only.
    question = models.ForeignKey(Question, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    proposed_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    remark = models.TextField(blank=True, help_text="what the second pair of eyes asked")
    updated_at = models.DateTimeField()

    class Meta(Tenant.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "question"],
                condition=Q(question__isnull=False) & ~Q(state="refused"),
                name="precedent_of_question_once",
            )
        ]
        indexes = [
            models.Index(fields=["organisation", "state", "module", "id"], name="precedent_by_module"),
            models.Index(fields=["organisation", "proposed_by"], name="precedent_of_writer"),
        ]

    def __str__(self) -> str:
        return self.public_id


class PrecedentVersion(Tenant):
    """What the text of a precedent was. Drafts are removed when it is published: they may hold what was to be left out."""

    precedent = models.ForeignKey(Precedent, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    action = models.SlugField(max_length=30, db_index=False)
    state = models.SlugField(max_length=30, db_index=False)
    asked_words = models.TextField()
    answer_words = models.TextField()
    remark = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta(Tenant.Meta):
        constraints = [models.UniqueConstraint(fields=["precedent", "number"], name="precedent_version_once")]
