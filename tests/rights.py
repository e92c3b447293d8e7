"""Rights of files that hold in a test, also where root runs it: root may read and write everything otherwise."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

_VERSION = 0x20080522
"""The third form of Linux's calls about capabilities, in two words of 32 bits."""
_OVERRIDES = 1 << 1 | 1 << 2
"""CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH: what lets root pass over the rights of files."""


class _Header(ctypes.Structure):
    _fields_ = [("version", ctypes.c_uint32), ("pid", ctypes.c_int)]


class _Data(ctypes.Structure):
    _fields_ = [
        ("effective", ctypes.c_uint32),
        ("permitted", ctypes.c_uint32),
        ("inheritable", ctypes.c_uint32),
    ]


@contextmanager
def rights_hold() -> Iterator[None]:
    """Let the rights of files hold for this process, or skip the test and say why."""
    if os.name != "posix":
        pytest.skip("Windows has other rights")
    if os.geteuid() != 0:
        yield
        return
    if sys.platform != "linux":
        pytest.skip("root may read everything, and only Linux lets it give that up")
    header, data = _Header(_VERSION, 0), (_Data * 2)()
    system = ctypes.CDLL(None, use_errno=True)
    assert system.capget(ctypes.byref(header), data) == 0
    before = data[0].effective
    data[0].effective = before & ~_OVERRIDES
    assert system.capset(ctypes.byref(header), data) == 0
    try:
        yield
    finally:
        data[0].effective = before
        assert system.capset(ctypes.byref(header), data) == 0
