"""A step of a migration that only runs SQL."""

from typing import Any

from django.db import migrations


class RunSqlIn(migrations.RunPython):
    """As `RunPython`, for functions that use no models: Django then does not draw up all of them, which takes long."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Run the step."""
        self.code(None, schema_editor)  # type: ignore[arg-type]

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Undo the step. Raises NotImplementedError where it cannot be undone."""
        if self.reverse_code is None:
            raise NotImplementedError("You cannot reverse this operation")
        self.reverse_code(None, schema_editor)  # type: ignore[arg-type]
