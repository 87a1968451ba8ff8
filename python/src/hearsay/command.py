"""Hearsay's command line, run from Python."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from typing import IO, Literal, cast

from .errors import HearsayError
from .records import ReadArticle

Path = str | os.PathLike[str]
Engine = Literal["model", "rules"]

_FAILED = 1


def extract(
    paths: Path | Iterable[Path] | None = None,
    *,
    text: str | None = None,
    engine: Engine | None = None,
    jobs: int | None = None,
    failures: Path | None = None,
) -> Iterator[ReadArticle]:
    """Reads files, folders, feeds, archives or addresses, or one text, and gives each article as it is read, in order.

    What cannot be read is left out, and told when all the rest was given: it is written to the file `failures`, one JSON object a
    line, and without one raises a `HearsayError` of the code `not-read` at the end. `jobs` is the number of worker processes.
    """
    if (paths is None) == (text is None):
        raise HearsayError("usage", "exactly one of paths and text is needed", "give a list of paths, or text=...")
    if text is not None:
        yield read(text, engine=engine)
        return
    named = [paths] if isinstance(paths, (str, os.PathLike)) else list(paths or [])
    if not named:
        return
    options = [
        *(["--jobs", str(jobs)] if jobs is not None else []),
        *(["--failures", os.fspath(failures)] if failures is not None else []),
    ]
    args = ["extract", *options, *_engine(engine), "--", *(os.fspath(p) for p in named)]
    yield from (cast(ReadArticle, json.loads(line)) for line in _lines(args, may_fail=failures is not None))


def read(
    text: str,
    *,
    engine: Engine | None = None,
    outlet: str | None = None,
    title: str | None = None,
    url: str | None = None,
    published: str | None = None,
) -> ReadArticle:
    """Reads one text, Markdown or page, with what is known of it. Raises a `HearsayError` where it cannot be read."""
    known = {"--outlet": outlet, "--title": title, "--url": url, "--published": published}
    given = [part for name, value in known.items() if value is not None for part in (name, value)]
    return cast(ReadArticle, json.loads(run("read", "-", "--format", "json", *given, *_engine(engine), stdin=text)))


def run(*args: Path, stdin: str = "") -> str:
    """Runs any command of `hearsay`, and gives what it prints. Raises a `HearsayError` with its one line where it fails."""
    command = [*_command(), *(os.fspath(a) for a in args)]
    try:
        done = subprocess.run(command, input=stdin.encode("utf-8", "surrogatepass"), capture_output=True, check=False)
    except OSError as error:
        raise _not_started(command, error) from error
    if done.returncode != 0:
        raise _failure(done.returncode, done.stderr)
    return done.stdout.decode("utf-8")


def _engine(engine: Engine | None) -> list[str]:
    return [] if engine is None else ["--engine", engine]


def _lines(args: Sequence[str], *, may_fail: bool) -> Iterator[bytes]:
    command = [*_command(), *args]
    # Standard error goes to a file: nobody would read it while lines of the output are waited for.
    with tempfile.TemporaryFile() as told:
        try:
            process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=told)
        except OSError as error:
            raise _not_started(command, error) from error
        try:
            yield from cast("IO[bytes]", process.stdout)
            code = process.wait()
        finally:
            # Whoever stops taking articles stops the reading too.
            if process.poll() is None:
                process.kill()
                process.wait()
            cast("IO[bytes]", process.stdout).close()
        told.seek(0)
        if code != 0 and not (may_fail and code == _FAILED):
            raise _failure(code, told.read())


def _command() -> list[str]:
    own = os.environ.get("HEARSAY_BIN")
    if own:
        return [own] if os.path.exists(own) else shlex.split(own)
    if found := shutil.which("hearsay"):
        return [found]
    if npx := shutil.which("npx"):
        return [npx, "--no-install", "hearsay"]
    raise HearsayError("no-command", "no hearsay command found", "npm i hearsay, or name it in HEARSAY_BIN")


def _not_started(command: Sequence[str], error: OSError) -> HearsayError:
    why = (error.strerror or str(error)).lower()
    return HearsayError("no-command", f"cannot run {command[0]}: {why}", "name the command in HEARSAY_BIN")


def _failure(code: int, stderr: bytes) -> HearsayError:
    """The first line that the command told, and the hint below it."""
    lines = stderr.decode("utf-8", "replace").splitlines()
    at = next((i for i, line in enumerate(lines) if line.startswith("hearsay: ")), None)
    if at is None:
        last = lines[-1].strip() if lines else "it said nothing"
        return HearsayError("failed", f"hearsay ended with {code}: {last}")
    hint = lines[at + 1].strip() if at + 1 < len(lines) and lines[at + 1].startswith("  ") else None
    word = "usage" if code == 2 else "not-read" if code == _FAILED else "failed"
    return HearsayError(word, lines[at].removeprefix("hearsay: "), hint)
