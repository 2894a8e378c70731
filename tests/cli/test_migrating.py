"""A new model is rendered alone, and the models before it know of it all the same."""

from django.db import models
from django.db.migrations.state import ModelState, ProjectState

from zuiver.cli.migrating import new_models_alone


def state_with_an_organisation() -> ProjectState:
    state = ProjectState()
    state.add_model(ModelState("tests", "Organisation", [("id", models.BigAutoField(primary_key=True))]))
    return state


def person() -> ModelState:
    works_for = models.ForeignKey("tests.Organisation", models.CASCADE, related_name="people")
    return ModelState(
        "tests", "Person", [("id", models.BigAutoField(primary_key=True)), ("works_for", works_for)]
    )


def test_a_new_model_leaves_the_others_as_they_are_and_both_know_each_other() -> None:
    state = state_with_an_organisation()
    before = state.apps.get_model("tests", "Organisation")
    with new_models_alone():
        state.add_model(person())
    found = state.apps.get_model("tests", "Person")
    assert state.apps.get_model("tests", "Organisation") is before
    assert found._meta.get_field("works_for").related_model is before
    assert before._meta.get_field("people").related_model is found
    assert ("tests", "person") in state.relations["tests", "organisation"]


def test_after_it_and_without_it_django_works_as_ever() -> None:
    with new_models_alone():
        pass
    state = state_with_an_organisation()
    before = state.apps.get_model("tests", "Organisation")
    state.add_model(person())
    assert state.apps.get_model("tests", "Organisation") is not before
