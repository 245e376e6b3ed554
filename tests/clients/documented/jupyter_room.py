"""A Jupyter server of one's own, set up as editors/README.md says: a folder, a program, a port."""

import contextlib
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

README = pathlib.Path(__file__).resolve().parents[3] / "editors" / "README.md"
PATIENCE = 60


def documented():
    section = README.read_text().split("\n## JupyterLab\n")[1].split("\n## ")[0]
    return json.loads(re.search(r"```json\n(.*?)```", section, re.S)[1])


def _set_up(folder, pylore):
    programs = folder / "bin"
    programs.mkdir()
    (programs / "pylore").symlink_to(os.path.abspath(pylore))
    configuration = folder / "config" / "jupyter_server_config.d"
    configuration.mkdir(parents=True)
    (configuration / "pylore.json").write_text(json.dumps(documented()))
    return {**os.environ, "PATH": f"{programs}:{os.environ['PATH']}", "HOME": str(folder),
            "JUPYTER_CONFIG_DIR": str(configuration.parent), "JUPYTER_RUNTIME_DIR": str(folder / "runtime")}


def _wait_for(runtime):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        for path in runtime.glob("jpserver-*.json"):
            return json.loads(path.read_text())
        time.sleep(0.1)
    sys.exit("Jupyter's server does not start")


@contextlib.contextmanager
def jupyter(pylore, module, *options):
    """Runs `python -m module`; gives its port, token and the folder that it shows."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        environment = _set_up(folder, pylore)
        (folder / "work").mkdir()
        with open(folder / "log", "wb") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", module, "--no-browser", "--allow-root", "--ip=127.0.0.1", "--port=0", *options],
                cwd=folder / "work", env=environment, stdout=log, stderr=log)
        try:
            server = _wait_for(folder / "runtime")
            yield server["port"], server["token"], folder / "work"
        except Exception:
            print((folder / "log").read_text()[-3000:])
            raise
        finally:
            process.terminate()
            process.wait(PATIENCE)
