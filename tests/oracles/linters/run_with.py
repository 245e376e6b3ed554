"""Runs a script with the Python of an environment that has the linters of requirements.txt:

    python run_with.py SCRIPT [ARGUMENT...]

Ends with 77 where there is no such environment yet and no network to make it.
"""

import os
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "knowledge" / "pages"))

from packages import ensure_or_exit  # noqa: E402

if __name__ == "__main__":
    python = str(ensure_or_exit(HERE / "requirements.txt") / "bin" / "python")
    os.execv(python, [python, "-B", "-W", "ignore", *sys.argv[1:]])
