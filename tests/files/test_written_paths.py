"""What the system saw being written, by every command that writes."""

from pathlib import Path

import needs
import pytest
from written_paths import main, read_call


def test_every_written_path_is_ours(capsys: pytest.CaptureFixture[str]) -> None:
    """
    Each path that is opened for writing, renamed, made or removed is a file of ours in the edition.
    """
    needs.program("strace", "it tells which files a command writes")

    assert 0 == main(), capsys.readouterr().out
    assert "0 not ours" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("line", "paths"),
    [
        ('12 openat(AT_FDCWD</e>, "a", O_WRONLY|O_CREAT, 0666) = 3</e/a>', ["/e/a"]),
        ('openat(AT_FDCWD</e>, "/etc/passwd", O_RDWR|O_CLOEXEC) = 3</etc/passwd>', ["/etc/passwd"]),
        ('openat(AT_FDCWD</e>, "a", O_RDONLY|O_CLOEXEC) = 3</e/a>', []),
        ('openat(AT_FDCWD</e>, "a", O_WRONLY) = -1 ENOENT (No such file or directory)', []),
        ('rename("a", "../b") = 0', ["/e/a", "/b"]),
        ('unlinkat(4</e/public>, "x y", 0) = 0', ["/e/public/x y"]),
        ('symlink("/etc/passwd", "b") = 0', ["/e/b"]),
    ],
)
def test_calls_are_read(line: str, paths: list[str]) -> None:
    """A call that changes something gives its paths, one that reads or fails gives none."""
    assert paths == list(read_call(line, Path("/e")))
