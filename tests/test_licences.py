"""docs/licences.md names everything the workbook needs to run, as it is installed and shipped."""

from __future__ import annotations

import re
from importlib import metadata

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.conftest import ROOT, SOURCES

# What packages say of themselves where they do not use the short names of SPDX.
SAID = {
    "3-Clause BSD License": "BSD-3-Clause",
    "Apache License 2.0": "Apache-2.0",
    "Apache-2.0 license": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "GNU Lesser General Public License v3 (LGPLv3)": "LGPL-3.0-only",
    "Python Software Foundation License": "PSF-2.0",
}
_ROW = re.compile(r"^\| ([^|]+) \| ([^|]*) \| ([^|]+) \|$", re.MULTILINE)
_PAGE = ROOT / "docs/licences.md"


def test_every_installed_library_is_told_with_its_range_and_licence() -> None:
    told = {
        name: (needed, licence) for name, needed, licence in _ROW.findall(_PAGE.read_text(encoding="utf-8"))
    }
    wanted = _wanted()
    found = {name: (needed, licence_of(name)) for name, needed in wanted.items() if _is_installed(name)}

    assert {name: told.get(name) for name in found} == found
    npm = _npm()
    assert {name: told.get(name) for name in npm} == npm
    elsewhere = {name for name in told if name not in {*found, *npm, "Name", "---"}}
    assert not {name for name in elsewhere if _is_installed(name)}, "nothing needs these any more"


def test_the_licence_of_program_and_content_is_told() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")

    assert "MIT License\n\nCopyright (c) 2026 Juso Workbook contributors" in text
    for place in (
        "curriculum/",
        "modules/",
        "exercises/",
        "glossary.yaml",
        "workbook/handouts/fonts/",
        "docs/licences.md",
    ):
        assert place in text
        assert (ROOT / place).exists()


def test_every_requirement_has_its_reason() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
        assert [line for line in lines if line and not line.startswith("-r ") and "# " not in line] == []


def licence_of(name: str) -> str:
    """Return the licence a package says it has, by its SPDX name."""
    about = metadata.metadata(name)
    if about["License-Expression"]:
        return str(about["License-Expression"])
    classes = [
        one.rpartition(" :: ")[2] for one in about.get_all("Classifier", []) if one.startswith("License")
    ]
    said = [*classes, str(about["License"] or "").split("\n")[0]]
    return " AND ".join(dict.fromkeys(SAID.get(one, one) for one in said[: len(classes) or 1]))


def _wanted() -> dict[str, str]:
    """Return what has to be installed to run: what we ask for with its range, what those ask for without."""
    asked = [
        Requirement(line.split("#")[0].strip())
        for line in (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    found = {canonicalize_name(one.name): str(one.specifier) for one in asked}
    waiting = [(one.name, tuple(one.extras)) for one in asked]
    while waiting:
        name, extras = waiting.pop()
        for line in (metadata.requires(name) or ()) if _is_installed(name) else ():
            one = Requirement(line)
            applies = one.marker is None or any(
                one.marker.evaluate({"extra": extra}) for extra in ("", *extras)
            )
            if applies and canonicalize_name(one.name) not in found:
                found[canonicalize_name(one.name)] = ""
                waiting.append((one.name, tuple(one.extras)))
    return found


def _is_installed(name: str) -> bool:
    try:
        metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return False
    return True


def _npm() -> dict[str, tuple[str, str]]:
    """Return what the bundle of the editor contains."""
    text = (SOURCES / "dist/LICENSES.txt").read_text(encoding="utf-8")
    return {
        f"{name} (npm)": (version, said)
        for name, version, said in re.findall(r"^(\S+) (\S+) \(([^)]+)\)$", text, re.MULTILINE)
    }
