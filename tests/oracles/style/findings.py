"""What `pylore check` finds."""

import json
import subprocess
import sys


def findings_of_pylore(pylore, folder, codes, settings=""):
    """Tuples (path, (line, column, code)); `settings` are lines for [tool.pylore], and those of
    folders further up do not count."""
    (folder / ".git").mkdir(exist_ok=True)
    (folder / "pyproject.toml").write_text(f"[tool.pylore]\n{settings}")
    command = [pylore, "check", str(folder), "--select", ",".join(codes), "--output-format", "json"]
    answer = subprocess.run(command, stdout=subprocess.PIPE, check=False)
    if answer.returncode not in (0, 1):
        sys.exit(f"pylore check ended with {answer.returncode}")
    found = map(json.loads, answer.stdout.splitlines())
    return {(item["file"], (item["line"], item["column"], item["code"])) for item in found}
