"""New models carry their indexes: one operation for each index makes preparing a database slow."""

from pathlib import Path

import pytest
from django.db import migrations
from django.db.migrations.loader import MigrationLoader

ROOT = Path(__file__).resolve().parents[2]
OWN = sorted(path for path in (ROOT / "src/zuiver").glob("*/migrations/0*.py"))


@pytest.mark.parametrize("path", OWN, ids=lambda path: f"{path.parts[-3]}/{path.stem}")
def test_indexes_and_constraints_of_a_new_model_stand_in_the_model(path: Path) -> None:
    loader = MigrationLoader(None, ignore_no_migrations=True)
    operations = loader.disk_migrations[path.parts[-3], path.stem].operations
    made = {one.name_lower for one in operations if isinstance(one, migrations.CreateModel)}
    apart = [
        one.model_name
        for one in operations
        if isinstance(one, migrations.AddIndex | migrations.AddConstraint) and one.model_name_lower in made
    ]
    assert not apart, f"Run: python script/fold_migration.py {path.parts[-3]} {path.stem}"
