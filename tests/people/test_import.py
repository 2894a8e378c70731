"""A file of people: every line is accounted for, nothing is guessed, and a second time changes nothing."""

from datetime import date

import pytest

from tests.people.builders import TODAY, Province
from zuiver.audit.models import AuditEvent
from zuiver.audit.verify import verify
from zuiver.kernel.errors import InvalidData, Refusal
from zuiver.people.commands import import_people, role_end
from zuiver.people.import_report import ImportReport
from zuiver.people.models import Absence, Assignment, Leadership, Person, RoleGrant, Unit
from zuiver.people.person_line import COLUMNS
from zuiver.people.queries import actor_for_person, assessor_for

HEADER = "employee_key,name,email,kind,unit_code,unit_name,parent_unit_code,function,scale,valid_from,valid_until,leads_unit"
FILE = f"""{HEADER},roles,deputy_key,absent_from,absent_until,language
1,Ada Duinroos,ada@example.nl,employee,TOP,Concern,,director,17,2020-01-01,,yes,general_director,,,,
2,Ben Vloed,ben@example.nl,,INF,Infra,TOP,head,14,2020-01-01,,yes,,3,2026-05-01,2026-05-31,en
3,Cas Eb,cas@example.nl,,INF,,,adviser,11,01-03-2021,,,hr;auditor,,,,
,Dé Extern,de@example.nl,external,INF,,,engineer,,2025-01-01,,,,,,,
"""


def imported(province: Province, text: str, *, dry_run: bool = False) -> ImportReport:
    report = import_people(province.hr, text.encode(), dry_run=dry_run)
    assert report.read == report.created + report.updated + report.unchanged + len(report.refused)
    assert verify(province.organisation.pk).ok
    return report


def counts(report: ImportReport) -> tuple[int, int, int, int]:
    return (report.created, report.updated, report.unchanged, len(report.refused))


def whys(report: ImportReport) -> dict[int, str]:
    return {row["line"]: row["why"] for row in report.as_dict()["refused"]}


def looks(report: ImportReport) -> list[tuple[int, str]]:
    return [(row["line"], row["field"]) for row in report.as_dict()["needs_a_look"]]


def lines(*rows: str, header: str = HEADER) -> str:
    return "\n".join((header, *rows)) + "\n"


def test_a_file_makes_units_people_places_leaders_deputies_and_roles(province: Province) -> None:
    report = imported(province, FILE)
    assert counts(report) == (4, 0, 0, 0)
    assert looks(report) == []
    ada, ben, cas = (Person.rows.get(employee_key=key) for key in "123")
    external = Person.rows.get(employee_key="")
    assert Unit.rows.get(code="INF").parent == Unit.rows.get(code="TOP")
    assert (ben.language, cas.assignments.get().valid_from) == ("en", date(2021, 3, 1))
    found = assessor_for(external, TODAY)
    assert (found.person, found.acting) == (ben, cas)
    assert assessor_for(external, date(2026, 6, 1)).acting is None
    assert assessor_for(ben, TODAY).person == ada
    assert set(RoleGrant.rows.values_list("role", flat=True)) == {"general_director", "hr", "auditor"}


def test_a_second_time_changes_nothing(province: Province) -> None:
    imported(province, FILE)
    before = {
        model: list(model.rows.order_by("pk").values())
        for model in (Person, Unit, Assignment, Leadership, Absence, RoleGrant)
    }
    events = AuditEvent.objects.count()
    assert counts(imported(province, FILE)) == (0, 0, 4, 0)
    for model, rows in before.items():
        assert list(model.rows.order_by("pk").values()) == rows
    assert AuditEvent.objects.count() == events + 1


@pytest.mark.parametrize("delimiter", [";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_files_come_as_spreadsheets_save_them(province: Province, delimiter: str, encoding: str) -> None:
    rows = ["employee_key,name,email", "1,Renée Überland,r@example.nl"]
    content = "\r\n".join(rows).replace(",", delimiter).encode(encoding)
    assert counts(import_people(province.hr, content)) == (1, 0, 0, 0)
    assert Person.rows.get().name == "Renée Überland"


def test_who_moves_keeps_the_old_place_until_the_day_before(province: Province) -> None:
    first = lines("1,Ada,a@example.nl,,A,Team A,,adviser,9,2024-01-01,,yes")
    moved = lines("1,Ada,a@example.nl,,B,Team B,,inspector,10,2026-03-01,,")
    imported(province, first)
    assert counts(imported(province, moved)) == (0, 1, 0, 0)
    periods = Assignment.rows.order_by("valid_from").values_list("unit__code", "valid_from", "valid_until")
    assert list(periods) == [
        ("A", date(2024, 1, 1), date(2026, 2, 28)),
        ("B", date(2026, 3, 1), None),
    ]
    assert Leadership.rows.get().valid_until == date(2026, 2, 28)
    assert counts(imported(province, moved)) == (0, 0, 1, 0)


def test_a_file_may_hold_the_whole_history_in_any_order(province: Province) -> None:
    text = lines(
        "1,Ada,a@example.nl,,B,Team B,,inspector,10,2026-03-01,,",
        "1,Ada,a@example.nl,,A,Team A,,adviser,9,2024-01-01,,yes",
    )
    assert counts(imported(province, text)) == (1, 1, 0, 0)
    assert counts(imported(province, text)) == (0, 0, 2, 0)
    assert Assignment.rows.get(unit__code="A").valid_until == date(2026, 2, 28)


def test_a_corrected_function_or_scale_keeps_the_first_day(province: Province) -> None:
    imported(province, lines("1,Ada,a@example.nl,,A,Team A,,adviser,9,2024-01-01,,"))
    report = imported(province, lines("1,Ada,a@example.nl,,A,Team A,,adviser,11,2024-01-01,2026-06-30,"))
    assert counts(report) == (0, 1, 0, 0)
    place = Assignment.rows.get()
    assert (place.scale, place.valid_until) == (11, date(2026, 6, 30))


def test_a_changed_name_or_unit_is_an_update(province: Province) -> None:
    imported(province, FILE)
    renamed = FILE.replace("Cas Eb", "Cas Eb-Vloed").replace(",INF,Infra,", ",INF,Infrastructure,")
    assert counts(imported(province, renamed)) == (0, 2, 2, 0)
    assert Unit.rows.get(code="INF").name == "Infrastructure"


REFUSED = {
    "no name": ("1,,a@example.nl,,A,Team,,f,9,2024-01-01,,", "name:"),
    "no key": (",Ada,a@example.nl,,A,Team,,f,9,2024-01-01,,", "employee_key:"),
    "an external without key or address": (",Ada,,external,A,Team,,f,,2024-01-01,,", "employee_key:"),
    "an address that is none": ("1,Ada,at home,,A,Team,,f,9,2024-01-01,,", "email: “at home”"),
    "a kind that is none": ("1,Ada,a@example.nl,robot,A,Team,,f,9,2024-01-01,,", "kind:"),
    "a scale that is none": ("1,Ada,a@example.nl,,A,Team,,f,ten,2024-01-01,,", "scale: “ten”"),
    "a scale that is too high": ("1,Ada,a@example.nl,,A,Team,,f,21,2024-01-01,,", "scale: 21"),
    "a negative scale": ("1,Ada,a@example.nl,,A,Team,,f,-1,2024-01-01,,", "scale:"),
    "an external with a scale": ("1,Ada,a@example.nl,external,A,Team,,f,9,2024-01-01,,", "scale:"),
    "a date that does not exist": (
        "1,Ada,a@example.nl,,A,Team,,f,9,2023-02-29,,",
        "valid_from: “2023-02-29”",
    ),
    "a date in words": ("1,Ada,a@example.nl,,A,Team,,f,9,yesterday,,", "valid_from:"),
    "an end before the start": ("1,Ada,a@example.nl,,A,Team,,f,9,2024-01-01,2023-01-01,", "valid_until:"),
    "a unit without function": ("1,Ada,a@example.nl,,A,Team,,,9,2024-01-01,,", "function:"),
    "a unit without first day": ("1,Ada,a@example.nl,,A,Team,,f,9,,,", "valid_from:"),
    "a new unit without name": ("1,Ada,a@example.nl,,A,,,f,9,2024-01-01,,", "unit_name: Unit A is new"),
    "a unit above that is not there": ("1,Ada,a@example.nl,,A,Team,Z,f,9,2024-01-01,,", "parent_unit_code:"),
    "a unit above itself": ("1,Ada,a@example.nl,,A,Team,A,f,9,2024-01-01,,", "parent_unit_code:"),
    "a function without unit": ("1,Ada,a@example.nl,,,,,f,9,2024-01-01,,", "unit_code:"),
    "a leader of yes and no": ("1,Ada,a@example.nl,,A,Team,,f,9,2024-01-01,,perhaps", "leads_unit:"),
    "too many values": ("1,Ada,a@example.nl,,A,Team,,f,9,2024-01-01,,,,,", "quotation marks"),
    "a name that is too long": (f"1,{'x' * 201},a@example.nl,,A,Team,,f,9,2024-01-01,,", "name:"),
    "a sign that cannot be shown": ("1,A\x07da,a@example.nl,,A,Team,,f,9,2024-01-01,,", "name:"),
}


@pytest.mark.parametrize(("row", "why"), REFUSED.values(), ids=REFUSED)
def test_a_line_that_is_not_right_is_refused_by_name_and_does_nothing(
    province: Province, row: str, why: str
) -> None:
    good = "7,Good,g@example.nl,,G,Good team,,f,9,2024-01-01,,"
    report = imported(province, lines(row, good))
    assert counts(report) == (1, 0, 0, 1)
    assert why in whys(report)[2]
    assert list(Person.rows.values_list("employee_key", flat=True)) == ["7"]
    assert list(Unit.rows.values_list("code", flat=True)) == ["G"]


def test_all_faults_of_a_line_are_told_at_once(province: Province) -> None:
    why = whys(imported(province, lines("1,,nobody,robot,A,Team,,f,x,then,,")))[2]
    assert [part.split(":")[0] for part in why.split("; ")] == [
        "name",
        "email",
        "kind",
        "scale",
        "valid_from",
    ]


def test_the_same_person_and_first_day_twice_is_refused(province: Province) -> None:
    row = "1,Ada,a@example.nl,,A,Team,,f,9,2024-01-01,,"
    report = imported(province, lines(row, row))
    assert counts(report) == (1, 0, 0, 1)
    assert "twice" in whys(report)[3]


def test_lines_that_contradict_each_other_are_refused(province: Province) -> None:
    report = imported(
        province,
        lines(
            "1,Ada,a@example.nl,,A,Team,,f,9,2024-01-01,,",
            "1,Adda,a@example.nl,,A,Team,,f,9,2025-01-01,,",
            "2,Ben,b@example.nl,,A,Other,,f,9,2024-01-01,,",
        ),
    )
    assert "name: This differs from line 2" in whys(report)[3]
    assert "unit_name: This differs from line 2" in whys(report)[4]


def test_units_in_a_circle_are_refused(province: Province) -> None:
    report = imported(
        province,
        lines(
            "1,Ada,a@example.nl,,A,Team A,B,f,9,2024-01-01,,",
            "2,Ben,b@example.nl,,B,Team B,A,f,9,2024-01-01,,",
        ),
    )
    assert counts(report) == (0, 0, 0, 2)
    assert "below itself" in whys(report)[2]


def test_an_end_after_the_next_placement_is_refused(province: Province) -> None:
    report = imported(
        province,
        lines(
            "1,Ada,a@example.nl,,A,Team,,f,9,2024-01-01,2025-06-30,",
            "1,Ada,a@example.nl,,A,Team,,g,9,2025-06-30,,",
        ),
    )
    assert list(whys(report)) == [2]
    assert "2025-06-30" in whys(report)[2]


def test_what_leans_on_a_refused_line_is_refused_too(province: Province) -> None:
    header = HEADER + ",deputy_key,absent_from"
    report = imported(
        province,
        lines(
            "1,Ada,a@example.nl,,A,Team,,f,ten,2024-01-01,,,,",
            "2,Ben,b@example.nl,,B,Other,A,f,9,2024-01-01,,,,",
            "3,Cas,c@example.nl,,,,,,,2024-01-01,,,2,2026-05-01",
            "4,Dee,d@example.nl,,,,,,,2024-01-01,,,9,2026-05-01",
            header=header,
        ),
    )
    assert counts(report) == (0, 0, 0, 4)
    assert "no unit A" in whys(report)[3]
    assert "nobody with key 2" in whys(report)[4]


def test_a_role_that_was_ended_by_hand_stays_ended(province: Province) -> None:
    imported(province, FILE)
    role_end(province.hr, RoleGrant.rows.get(role="auditor"), valid_until=TODAY)
    report = imported(province, FILE)
    assert counts(report) == (0, 0, 4, 0)
    assert looks(report) == [(4, "roles")]


def test_a_role_that_the_file_does_not_name_is_kept_and_named(province: Province) -> None:
    imported(province, FILE)
    report = imported(province, FILE.replace("hr;auditor", "hr"))
    assert looks(report) == [(4, "roles")]
    assert RoleGrant.rows.get(role="auditor").valid_until is None


def test_a_unit_with_a_second_leader_needs_a_look(province: Province) -> None:
    report = imported(
        province,
        lines(
            "1,Ada,a@example.nl,,A,Team,,f,9,2024-01-01,,yes",
            "2,Ben,b@example.nl,,A,,,f,9,2024-01-01,,yes",
        ),
    )
    assert looks(report) == [(3, "leads_unit")]


def test_no_longer_leading_ends_the_leadership(province: Province) -> None:
    row = "1,Ada,a@example.nl,,A,Team,,f,9,2024-01-01,,"
    imported(province, lines(row + "yes"))
    assert counts(imported(province, lines(row))) == (0, 0, 1, 0)
    assert counts(imported(province, lines(row + "no"))) == (0, 1, 0, 0)
    assert Leadership.rows.get().valid_until == date(2026, 5, 11)
    assert counts(imported(province, lines(row + "no"))) == (0, 0, 1, 0)


def test_who_cannot_be_mailed_or_has_no_manager_needs_a_look(province: Province) -> None:
    report = imported(province, "employee_key,name\n1,Ada\n")
    assert counts(report) == (1, 0, 0, 0)
    assert looks(report) == [(2, "email"), (2, "unit_code")]


def test_a_second_person_with_the_same_address_needs_a_look(province: Province) -> None:
    imported(province, "employee_key,name,email,kind\n,Ada,a@example.nl,external\n")
    report = imported(province, "employee_key,name,email\n1,Ada,a@example.nl\n")
    assert counts(report) == (1, 0, 0, 0)
    assert (2, "email") in looks(report)


def test_a_try_keeps_nothing_and_tells_the_same(province: Province) -> None:
    tried = imported(province, FILE, dry_run=True)
    assert not Person.rows.exists()
    assert imported(province, FILE).as_dict() == tried.as_dict()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "employee_key, name"),
        ("name\nAda\n", "misses the column employee_key"),
        ("employee_key,name,salary\n", "not known: salary"),
        ("employee_key,name,name\n", "twice"),
        ('employee_key,name\n1,"Ada\n', "quotation mark"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(province: Province, text: str, why: str) -> None:
    with pytest.raises(InvalidData, match=why):
        import_people(province.hr, text.encode())


def test_empty_lines_and_values_over_two_lines_keep_the_line_numbers(province: Province) -> None:
    text = 'employee_key,name,phone\n\n1,"Ada\nDuin",\n,,\n2,,\n'
    assert list(whys(imported(province, text))) == [3, 6]


def test_a_column_that_is_left_out_changes_nothing(province: Province) -> None:
    imported(province, "employee_key,name,email,phone,language\n1,Ada,a@example.nl,06,en\n")
    assert counts(imported(province, "employee_key,name,phone\n1,Ada,\n")) == (0, 1, 0, 0)
    person = Person.rows.get()
    assert (person.email, person.language, person.phone) == ("a@example.nl", "en", "")


def test_only_human_resources_imports(province: Province) -> None:
    with pytest.raises(Refusal):
        import_people(actor_for_person(province.person("worker"), TODAY), FILE.encode())


def test_the_report_names_the_first_lines_and_counts_the_rest(province: Province) -> None:
    report = imported(province, "employee_key,name\n" + "1,\n" * 25)
    shown = report.as_lines()
    assert shown[0] == "25 lines read: 0 created, 0 updated, 0 unchanged, 25 refused."
    assert shown[-1] == "  and 5 more: see the report file"


def test_the_how_to_names_every_column(pytestconfig: pytest.Config) -> None:
    text = (pytestconfig.rootpath / "docs/how-to/import-people.md").read_text(encoding="utf-8")
    missing = [column for column in COLUMNS if f"| `{column}` |" not in text]
    assert missing == []
