"""Requests and answers."""

from __future__ import annotations

import json
import os
import secrets
import urllib.error
import urllib.request
from collections.abc import Mapping
from http.client import HTTPException
from typing import IO, Any
from urllib.parse import urlencode, urlsplit

from .errors import HearsayError

_HERE = {"127.0.0.1", "::1", "localhost"}


class _Stay(urllib.request.HTTPRedirectHandler):
    """Goes nowhere else: a token is for one server."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Any, newurl: str
    ) -> None:
        return None


class Transport:
    """Sends requests to one server, and gives what it answers as JSON."""

    def __init__(self, url: str, token: str | None, timeout: float) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise HearsayError("bad-value", f"not the address of a server: {url}", "give one as http://127.0.0.1:4717")
        self._url = url.rstrip("/")
        self._headers = {"accept": "application/json"}
        if token is not None:
            self._headers["authorization"] = f"Bearer {token}"
        self._timeout = timeout
        # Nothing stands between two programs of one machine.
        proxies = [urllib.request.ProxyHandler({})] if parts.hostname in _HERE else []
        self._opener = urllib.request.build_opener(_Stay, *proxies)

    def get(self, path: str, query: Mapping[str, str]) -> Any:
        return self._open(f"{path}?{urlencode(query)}" if query else path, None, {})

    def post(self, path: str, body: object, method: str = "POST") -> Any:
        return self.send(path, json.dumps(body).encode("utf-8"), "application/json", method)

    def send(self, path: str, body: bytes, content_type: str, method: str = "POST") -> Any:
        return self._open(path, body, {"content-type": content_type}, method)

    def delete(self, path: str) -> Any:
        return self._open(path, None, {}, "DELETE")

    def _open(self, path: str, body: bytes | None, headers: Mapping[str, str], method: str = "GET") -> Any:
        request = urllib.request.Request(
            self._url + path, data=body, headers={**self._headers, **headers}, method=method
        )
        try:
            with self._opener.open(request, timeout=self._timeout) as answer:
                return json.loads(answer.read())
        except urllib.error.HTTPError as error:
            with error:
                raise _refused(error.code, error.read()) from None
        except TimeoutError:
            raise self._silent(f"no answer within {self._timeout:g} s") from None
        except urllib.error.URLError as error:
            raise self._silent(str(error.reason)) from None
        except (OSError, HTTPException, ValueError) as error:
            raise self._silent(str(error) or type(error).__name__) from None

    def _silent(self, why: str) -> HearsayError:
        return HearsayError("unreachable", f"no answer from {self._url}: {why.lower()}", "start it with hearsay serve")


def _refused(status: int, body: bytes) -> HearsayError:
    try:
        error = json.loads(body)["error"]
        return HearsayError(error["code"], error["message"], error["hint"], status)
    except (ValueError, KeyError, TypeError):
        return HearsayError("refused", f"the server answered {status}", "is this a hearsay serve?", status)


def form(file: str, fields: Mapping[str, str]) -> tuple[bytes, str]:
    """A form with a file and fields, and its media type. Raises a `HearsayError` where the file cannot be read."""
    try:
        with open(file, "rb") as opened:
            content = opened.read()
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise HearsayError("unreadable", f"cannot read {file}: {why}", "check the path") from None
    mark = secrets.token_hex(16)
    name = os.path.basename(file).replace("\\", "_").replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
    parts = [_field(mark, f'name="{key}"', value.encode("utf-8")) for key, value in fields.items()]
    parts.append(_field(mark, f'name="file"; filename="{name}"', content))
    return b"".join([*parts, f"--{mark}--\r\n".encode()]), f"multipart/form-data; boundary={mark}"


def _field(mark: str, what: str, content: bytes) -> bytes:
    head = f"--{mark}\r\ncontent-disposition: form-data; {what}\r\n\r\n".encode("utf-8", "surrogateescape")
    return head + content + b"\r\n"
