"""The machine and the programs of a measurement, as values for the report."""

import os
import platform
from pathlib import Path


def described(folder: Path) -> dict[str, str | int]:
    """Say what the machine is: processor, cores, memory, system, and the file system that holds `folder`."""
    return {
        "processor": _field(Path("/proc/cpuinfo"), "model name") or platform.machine(),
        "cores": len(os.sched_getaffinity(0)),
        "memory_mb": os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**20,
        "system": f"{platform.system()} {platform.release()}",
        "file_system": _file_system(folder),
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "load_before": f"{os.getloadavg()[0]:.1f}",
    }


def _file_system(folder: Path) -> str:
    """Return the type of the file system that a folder is on (proc(5), /proc/self/mounts)."""
    best, kind = "", "unknown"
    for line in Path("/proc/self/mounts").read_text("utf-8").splitlines():
        _, mount, name, *_ = line.split()
        inside = folder.is_relative_to(mount)
        if inside and len(mount) >= len(best):
            best, kind = mount, name
    return kind


def _field(path: Path, name: str) -> str | None:
    lines = path.read_text("utf-8").splitlines() if path.is_file() else []
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(name)), None)
