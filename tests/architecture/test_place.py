"""The project says nothing of the machine or the people that it was written on."""

from __future__ import annotations

import re

from tests.architecture.source import project_files
from tests.process import ROOT

FOLDERS = "work|farm|root|home|Users|opt"
HOSTS = r"pypi\.org|python[h]osted|art[i]factory"
FORBIDDEN = re.compile(rf"(?<![A-Za-z0-9_.~<>$/-])/(?:{FOLDERS})/|{HOSTS}".encode())
"""Written so that it does not find itself."""


def test_no_file_names_a_place_on_a_machine_or_a_registry() -> None:
    found = {
        f"{path.relative_to(ROOT)}: {match[0].decode()}"
        for path in project_files()
        if path.is_file()
        for match in FORBIDDEN.finditer(path.read_bytes())
    }

    assert found == set()
