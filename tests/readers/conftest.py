"""Pipelines that several tests read with, made once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.readers.pipelines import write_ruler, write_trained


@pytest.fixture(scope="session")
def ruler_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pipeline of rules; not to be changed."""
    return write_ruler(tmp_path_factory.mktemp("ruler"))


@pytest.fixture(scope="session")
def trained_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pipeline that was trained; not to be changed."""
    return write_trained(tmp_path_factory.mktemp("trained"))
