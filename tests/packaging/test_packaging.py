"""What is in the wheel and the sdist, and that the program runs from each way of installing."""

import os
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SKIPPED = {
    ".venv",
    ".git",
    "__pycache__",
    ".mypy_cache",
    ".ruff_cache",
    ".pytest_cache",
    ".hypothesis",
    ".import_linter_cache",
    "dist",
    "build",
}


@pytest.fixture(scope="module")
def tree(tmp_path_factory):
    """A copy of the checkout with private files strewn where somebody might leave them."""
    folder = tmp_path_factory.mktemp("tree") / "kursverkstad"
    for path in sorted(ROOT.rglob("*")):
        inside = path.relative_to(ROOT)
        if SKIPPED & set(inside.parts) or path.is_dir():
            continue
        target = folder / inside
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    for stray in (
        "db/kursverkstad.db",
        "db/sample/kursverkstad.db",
        "db/sample/x.db-wal",
        "courses/private.sqlite3",
        "db/sample/personer.rejected.csv",
        "deltagare.csv",
    ):
        (folder / stray).write_bytes(b"private")
    return folder


@pytest.fixture(scope="module")
def built(tree):
    """The wheel and the sdist, built from the strewn tree."""
    subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(tree / "dist"), str(tree)],
        check=True,
        capture_output=True,
        text=True,
    )
    return next(tree.glob("dist/*.whl")), next(tree.glob("dist/*.tar.gz"))


def test_the_wheel_has_one_top_level_name_and_all_its_data(built):
    names = zipfile.ZipFile(built[0]).namelist()

    assert {"courses", "kursverkstad-0.1.0.dist-info"} == {name.split("/")[0] for name in names}
    for needed in (
        "courses/_bundled/db/migrations/0001_the_house.sql",
        "courses/_bundled/db/reference/organisations.json",
        "courses/_bundled/db/sample/program.csv",
        "courses/_bundled/templates/fonts/NotoSans-Regular.ttf",
        "courses/_bundled/templates/fonts/more/NotoSansSyriac-Regular.ttf",
        "courses/_bundled/templates/handouts/02_losenord.ti.md",
        "courses/_bundled/templates/handouts/losenord.svg",
        "courses/_bundled/templates/paper/certificate.sv.txt",
        "courses/_bundled/templates/paper/phrases.ar.txt",
        "kursverkstad-0.1.0.dist-info/licenses/templates/fonts/OFL.txt",
        "courses/locale/sv/LC_MESSAGES/courses.mo",
        "courses/py.typed",
    ):
        assert needed in names


def test_no_private_file_gets_into_wheel_or_sdist(built):
    wheel, sdist = built
    with tarfile.open(sdist) as archive:
        names = [*zipfile.ZipFile(wheel).namelist(), *archive.getnames()]

    assert [] == [
        name for name in names if name.endswith((".db", ".db-wal", ".sqlite3", ".rejected.csv", "deltagare.csv"))
    ]


def test_the_installed_wheel_runs_anywhere(built, tmp_path):
    environment = tmp_path / "env"
    venv.create(environment, with_pip=False, system_site_packages=False)
    python = environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    site = subprocess.run(
        [python, "-c", "import site; print(site.getsitepackages()[0])"], check=True, capture_output=True, text=True
    ).stdout.strip()
    zipfile.ZipFile(built[0]).extractall(site)
    packages = next(path for path in sys.path if path.endswith("site-packages"))
    (Path(site) / "dependencies.pth").write_text(packages)

    told = _run(python, tmp_path)

    assert "ABF" in told
    assert str(site) in told


def test_the_checkout_runs_as_it_lies(tmp_path):
    assert "ABF" in _run(sys.executable, ROOT)


def _run(python, folder):
    code = (
        "import courses, pathlib, tempfile; from courses.actions.setup import open_library; from courses.store import registers;"
        "s = open_library(pathlib.Path(tempfile.mkdtemp()) / 'data'); print(courses.__file__, [o.code for o in registers.organisations(s)]); s.close()"
    )
    return subprocess.run([python, "-c", code], cwd=folder, check=True, capture_output=True, text=True).stdout


def test_nothing_imports_the_data_folders_as_python():
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "courses").rglob("*.py")]

    assert [] == [text for text in sources if "import db" in text or "from db" in text or "import templates" in text]


def test_no_file_names_a_package_registry_or_the_path_of_one_machine():
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.splitlines()
    names = tracked or [str(path.relative_to(ROOT)) for path in ROOT.rglob("*.*") if not SKIPPED & set(path.parts)]
    words = (
        "pypi." + "org",
        "files.python" + "hosted",
        "deb." + "debian",
        "registry.npm" + "js",
        "/ro" + "ot/",
        "/wo" + "rk/",
    )
    found = []
    for name in names:
        path = ROOT / name
        if (
            path.suffix in (".py", ".md", ".toml", ".sql", ".json", ".csv", ".txt", ".po", ".tcss", "")
            and path.is_file()
        ):
            text = path.read_bytes().decode("utf-8", "replace")
            found += [(name, word) for word in words if word in text]

    assert [] == found
