"""Turn titles into parts of addresses."""

import re
import unicodedata


def slugify(title: str) -> str:
    """`Crème Brûlée, twice!` becomes `creme-brulee-twice`."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain.lower()))
