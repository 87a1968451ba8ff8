"""Who said what, according to whom, and who says otherwise.

`Client` asks a `hearsay serve`; `extract` and `read` run the command line. Both give the records of `hearsay.records`, which are the
JSON of every other output.
"""

from .client import Client
from .command import extract, read, run
from .errors import HearsayError
from .words import words

__all__ = ["Client", "HearsayError", "extract", "read", "run", "words"]
