#!/usr/bin/env python3
"""Fold indexes and constraints into the models that a migration makes: python script/fold_migration.py APP NAME

`makemigrations` adds each index and constraint of a new model by an operation of its own, and for each of them Django
draws up all models again. With fifty models that is most of the time that preparing a database takes.
"""

import os
import sys
from pathlib import Path

import django
from django.db import migrations
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.writer import MigrationWriter


def folded(
    operations: list[migrations.operations.base.Operation],
) -> list[migrations.operations.base.Operation]:
    """Return the operations with each `AddIndex` and `AddConstraint` moved into the `CreateModel` it belongs to."""
    made: dict[str, migrations.CreateModel] = {}
    kept = []
    for operation in operations:
        if isinstance(operation, migrations.CreateModel):
            made[operation.name_lower] = operation
        model = made.get(getattr(operation, "model_name_lower", ""))
        if model is not None and isinstance(operation, migrations.AddIndex):
            model.options["indexes"] = [*model.options.get("indexes", []), operation.index]
        elif model is not None and isinstance(operation, migrations.AddConstraint):
            model.options["constraints"] = [*model.options.get("constraints", []), operation.constraint]
        else:
            kept.append(operation)
    return kept


def main(app: str, name: str) -> None:
    """Write the migration file anew, folded."""
    migration = MigrationLoader(None, ignore_no_migrations=True).get_migration(app, name)
    migration.operations = folded(list(migration.operations))  # type: ignore[misc]
    writer = MigrationWriter(migration, include_header=False)
    Path(writer.path).write_text(writer.as_string(), encoding="utf-8")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    main(*sys.argv[1:])
