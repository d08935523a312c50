"""The demonstration site and two little ones that hold what it does not, for other people's programs to judge."""

import shutil

import pytest
from generator import pipeline
from generator.commands.site import sources

from tests import test_ninjs, test_taken
from tests.sites import NOW, ROOT, built

Files = dict[str, bytes]


@pytest.fixture(scope="session")
def demo() -> Files:
    """The demonstration site."""
    return {a.path: a.data for a in pipeline.build(sources(ROOT), pipeline.Options(NOW)).value.artifacts}


@pytest.fixture(scope="session")
def awkward() -> Files:
    """Other scripts and directions, warnings, a picture, a withdrawal, footnotes that have one name, signs that must be escaped."""
    return {a.path: a.data for a in built(test_taken.SITE).value.artifacts}


@pytest.fixture(scope="session")
def filed() -> Files:
    """Articles under entities of each kind, one after another; a private person."""
    return {a.path: a.data for a in built(test_ninjs.SITE).value.artifacts}


@pytest.fixture(scope="session")
def java() -> str:
    """Java; that there is none is an error, never a skip."""
    path = shutil.which("java")
    assert path, "these tests need Java; on Debian or Ubuntu: sudo apt install default-jre-headless"
    return path
