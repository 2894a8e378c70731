"""README and the like stay true: their links lead somewhere, and their tables say what the code says."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from tests.setup.project import ROOT, committed_files, text_of

DOCUMENTS = [path for path in committed_files() if path.suffix == ".md"]
LINK = re.compile(r"\]\((?![a-z]+:)([^)#\s]+)")
SETTING = re.compile(r"\"((?:ZUIVER|DATABASE)_[A-Z_]+)\"")
# What version 0.4 of publiccode.yml demands, and the values that we may choose from.
DESCRIPTION = {
    "type": "object",
    "required": ["shortDescription", "longDescription", "features"],
    "properties": {
        "shortDescription": {"type": "string", "maxLength": 150},
        "longDescription": {"type": "string", "minLength": 150, "maxLength": 10000},
        "features": {"type": "array", "minItems": 1, "items": {"type": "string", "maxLength": 100}},
    },
}
PUBLICCODE = {
    "type": "object",
    "required": [
        *("publiccodeYmlVersion", "name", "url", "platforms", "developmentStatus", "softwareType"),
        *("description", "legal", "maintenance", "localisation"),
    ],
    "properties": {
        "publiccodeYmlVersion": {"const": "0.4"},
        "url": {"type": "string", "pattern": "^https://"},
        "platforms": {"type": "array", "minItems": 1},
        "developmentStatus": {"enum": ["concept", "development", "beta", "stable", "obsolete"]},
        "softwareType": {"const": "standalone/web"},
        "description": {
            "type": "object",
            "required": ["nl", "en"],
            "additionalProperties": DESCRIPTION,
        },
        "legal": {
            "type": "object",
            "required": ["license"],
            "properties": {"license": {"const": "EUPL-1.2"}},
        },
        "maintenance": {
            "type": "object",
            "required": ["type", "contacts"],
            "properties": {
                "type": {"const": "internal"},
                "contacts": {"type": "array", "minItems": 1, "items": {"required": ["name"]}},
            },
        },
        "localisation": {
            "type": "object",
            "required": ["localisationReady", "availableLanguages"],
            "properties": {"availableLanguages": {"type": "array", "contains": {"const": "nl"}}},
        },
    },
}


def publiccode() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(text_of(ROOT / "publiccode.yml"))
    return read


def test_the_readme_names_the_two_commands() -> None:
    readme = text_of(ROOT / "README.md")
    for command in ("script/demo", "script/test"):
        assert f"    {command} " in readme
        assert (ROOT / command).is_file()


def test_publiccode_has_what_version_0_4_demands() -> None:
    jsonschema.validate(publiccode(), PUBLICCODE)
    assert isinstance(publiccode()["releaseDate"], date)


def test_publiccode_and_pyproject_name_the_same_version_and_licence() -> None:
    project = text_of(ROOT / "pyproject.toml")
    assert f'version = "{publiccode()["softwareVersion"]}"' in project
    assert f'license = "{publiccode()["legal"]["license"]}"' in project


def test_the_licence_is_the_whole_eupl() -> None:
    licence = text_of(ROOT / "LICENSE")
    assert "EUROPEAN UNION PUBLIC LICENCE v. 1.2" in licence
    for article in range(1, 16):
        assert re.search(rf"^#* ?{article}\. ", licence, re.MULTILINE), f"article {article}"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_to_a_file_leads_somewhere(document: Path) -> None:
    broken = [target for target in LINK.findall(text_of(document)) if not (document.parent / target).exists()]
    assert broken == []


def test_the_search_finds_links() -> None:
    assert "CONTRIBUTING.md" in LINK.findall(text_of(ROOT / "README.md"))


def test_every_decision_is_numbered_once_complete_and_in_the_index() -> None:
    folder = ROOT / "docs/adr"
    decisions = sorted(path for path in folder.glob("*.md") if path.name != "README.md")
    assert [path.name[:4] for path in decisions] == [
        f"{number:04}" for number in range(1, len(decisions) + 1)
    ]
    index = text_of(folder / "README.md")
    for path in decisions:
        text = text_of(path)
        assert f"]({path.name})" in index
        assert re.search(r"^status: .+ · implementation: .+", text, re.MULTILINE), path.name
        for heading in ("Context", "Decision", "Why", "Trade-offs"):
            assert f"\n## {heading}\n" in text, path.name


def test_every_setting_that_the_code_reads_is_explained() -> None:
    code = "".join(text_of(path) for path in sorted((ROOT / "src/config").glob("*.py")))
    read = set(SETTING.findall(code))
    explained = text_of(ROOT / "docs/reference/settings.md")
    assert "DATABASE_URL" in read
    assert {name for name in read if f"`{name}`" not in explained} == set()


def test_the_changelog_starts_each_version_with_a_dutch_summary() -> None:
    versions = re.split(r"^## \[", text_of(ROOT / "CHANGELOG.md"), flags=re.MULTILINE)[1:]
    assert versions
    assert all("**Samengevat.**" in version for version in versions)
