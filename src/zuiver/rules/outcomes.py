"""The fixed list of outcomes. A rule file may use these words and no others."""

OUTCOMES: tuple[str, ...] = (
    "allowed",
    "allowed_with_report",
    "allowed_with_conditions",
    "needs_prior_approval",
    "discuss",
    "advise_against",
    "refuse",
    "hand_in",
    "prohibited",
    "report_required",
    "report_immediately",
    "no_report_duty",
    "reassess",
    "publish",
    "not_publish",
    "hire_blocked",
    "hire_allowed",
    "exception_needed",
    "recuse",
    "refer",
    "share_allowed",
    "share_limited",
    "not_share",
    "inform_gedeputeerde",
    "route_side_activity",
    "route_manager",
    "route_next_manager",
    "route_confidant",
    "route_choice",
    "external_report_allowed",
    "internal_report_first",
    "hold",
    "incomplete",
    "complete",
    "human_decision",
    "must_act",
    "no_action",
    "not_covered",
)

# An unknown fact may never bring a case into this class: that is the promise "unknown is not false".
PERMISSIVE: frozenset[str] = frozenset(
    {
        "allowed",
        "allowed_with_report",
        "allowed_with_conditions",
        "share_allowed",
        "hire_allowed",
        "no_action",
        "no_report_duty",
        "complete",
        "publish",
    }
)

# To whom an answer may point. The words for people stand in words.yaml.
TALK_TO: tuple[str, ...] = (
    "manager",
    "next_manager",
    "competent_role",
    "colleague",
    "confidant",
    "expert",
    "procurement_specialist",
    "communications",
    "hr",
    "leak_desk",
    "complaints_body",
    "external_body",
    "line",
)
