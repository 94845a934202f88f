from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.archive import Archive
from tests.archive.archive_world import GOOD, create
from tests.archive.faulty_disk import FaultyDisk


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return create(tmp_path / "archive", FaultyDisk())


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    return folder
