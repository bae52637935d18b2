"""`python -m workbook <command>`: the table of commands and how they are called."""

from __future__ import annotations

import sys

from workbook.commands import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
