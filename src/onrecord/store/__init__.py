"""Where an archive's bytes lie: the folder, its two hash-chained logs, its settings, and how a crash is mended."""

from onrecord.store.chain import Chain, Fault, Line
from onrecord.store.disk import Disk
from onrecord.store.entries import Checkpoint, ManifestEntry, StoredDocument, StoredExchange
from onrecord.store.filesystem import FileSystem, Kind
from onrecord.store.folder import FolderStore, Snapshot
from onrecord.store.settings import Settings
from onrecord.store.staged import Parcel
from onrecord.store.verify import Verification

__all__ = [
    "Chain",
    "Checkpoint",
    "Disk",
    "Fault",
    "FileSystem",
    "FolderStore",
    "Kind",
    "Line",
    "ManifestEntry",
    "Parcel",
    "Settings",
    "Snapshot",
    "StoredDocument",
    "StoredExchange",
    "Verification",
]
