"""What decides that a step makes something again: stylesheets, schema files, settings."""

from dataclasses import replace

from needs import ROOT

from edition.compose.stylesheets import list_versions
from edition.engine.steps import Each, Result, Step
from edition.project.order import Order
from edition.project.settings import Project

ORDER = Order(Project.open(ROOT), None, {}, (), "", {})


def list_both(step: Step) -> set[str]:
    """Return the versions of a step in a release and in an ordinary build."""
    return {
        list_versions([step], replace(ORDER, releases=releases), {})[step.name]
        for releases in (False, True)
    }


def test_release() -> None:
    """What is made with "release" is made again if that differs; nothing else is."""
    make = Each(lambda _, __: Result())
    assert len(list_both(Step("book", make, made_with=("release",)))) == 2
    assert len(list_both(Step("page", make, made_with=("exports",)))) == 1
