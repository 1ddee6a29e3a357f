"""Who works here: the environment first, then git's settings, and nobody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.vcs.author import Author, author_of
from tests.repositories import PERSON

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.repositories import Checkout


def test_the_settings_of_the_repository_say_who_works_here(checkout: Checkout) -> None:
    assert author_of(checkout.top) == Author(*PERSON)


def test_an_author_of_commits_goes_before_the_user(checkout: Checkout) -> None:
    checkout.git("config", "author.email", "desk-manager@northwind.example")

    assert author_of(checkout.top) == Author(PERSON[0], "desk-manager@northwind.example")


def test_the_environment_goes_before_all_settings(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_AUTHOR_EMAIL", "chief@northwind.example")

    assert author_of(checkout.top) == Author(PERSON[0], "chief@northwind.example")


def test_nobody_is_made_up_where_nothing_says_who_it_is(tmp_path: Path) -> None:
    assert author_of(tmp_path) == Author(None, None)


def test_without_git_only_the_environment_says_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Chief")

    assert author_of(tmp_path) == Author("Chief", None)
