// The files that are explained beside Python: found by their names, whatever language VS Code takes them for.
const names = [
  "pyproject.toml",
  "Pipfile",
  "poetry.lock",
  "poetry.toml",
  "uv.lock",
  "uv.toml",
  "pylock.toml",
  "ruff.toml",
  ".ruff.toml",
  "setup.cfg",
  "pyvenv.cfg",
  "tox.ini",
  "pytest.ini",
  ".coveragerc",
  ".python-version",
  "*requirements*.txt",
  "*requirements*.in",
  "constraints*.txt",
  "constraints*.in",
  "requirements/*.txt",
  "requirements/*.in",
];

export const filePattern = `**/{${names.join(",")}}`;
