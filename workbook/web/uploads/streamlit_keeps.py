"""What Streamlit keeps of uploads in this process."""

from __future__ import annotations

from collections.abc import Mapping

from streamlit import runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager


def by_visit() -> Mapping[str, int]:
    """Return how many bytes each visit keeps, by the id of its session."""
    if not runtime.exists():
        return {}
    manager = runtime.get_instance().uploaded_file_mgr
    if not isinstance(manager, MemoryUploadedFileManager):
        raise TypeError(manager)  # Streamlit keeps uploads elsewhere by now
    return {
        visit: sum(len(file.data) for file in list(files.values()))
        for visit, files in list(manager.file_storage.items())
    }
