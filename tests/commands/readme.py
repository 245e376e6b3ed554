"""What the README shows of the commands is what they print.

Usage: readme.py PYLORE README    UPDATE_EXPECT=1 writes what they print into it
"""

import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

SAMPLE = re.compile(r"this file, `(.+?)`:\n\n```python\n(.*?)```", re.DOTALL)
SHOWN = re.compile(r"(?<=```text\n)\$ pylore ([^\n]+)\n(.*?)(?=```)", re.DOTALL)


def printed(pylore, folder, arguments):
    environment = {"PATH": os.environ["PATH"], "HOME": folder, "LC_ALL": "C.UTF-8"}
    run = subprocess.run([pylore, *shlex.split(arguments)], cwd=folder, env=environment, text=True,
                         stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    return run.stdout


def main():
    pylore, path = os.path.realpath(sys.argv[1]), pathlib.Path(sys.argv[2])
    text = path.read_text()
    name, code = SAMPLE.search(text).groups()
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / name).write_text(code)
        now = SHOWN.sub(lambda shown: f"$ pylore {shown[1]}\n{printed(pylore, folder, shown[1])}", text)
    if os.environ.get("UPDATE_EXPECT"):
        path.write_text(now)
    elif now != text:
        sys.exit("the README shows what is no longer so; UPDATE_EXPECT=1 writes it anew")
    print(f"{len(SHOWN.findall(text))} commands print what the README shows")


main()
