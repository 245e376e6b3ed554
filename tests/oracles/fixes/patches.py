"""Does `pylore check --diff` say what `--fix` does? `patch` and `git apply` take its word for it."""

import pathlib
import subprocess
import tempfile

PROGRAMS = (("patch", "-p0", "--quiet"), ("git", "apply", "-p0", "--whitespace=nowarn"))


def difference(pylore, root, *options):
    """What would change in the files below `root`, which stay as they are."""
    command = [pylore, "check", ".", "--diff", "--quiet", *options]
    answer = subprocess.run(command, cwd=root, stdout=subprocess.PIPE, check=False)
    if answer.returncode not in (0, 1) or (answer.returncode == 1) != bool(answer.stdout):
        raise SystemExit(f"pylore check --diff ended with {answer.returncode}")
    return answer.stdout


def apply(program, patch, sources, root):
    """{path: bytes} of the sources, patched somewhere else."""
    with tempfile.TemporaryDirectory() as folder:
        places = {path: pathlib.Path(folder) / path.relative_to(root) for path in sources}
        for path, place in places.items():
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(sources[path])
        done = subprocess.run(program, cwd=folder, input=patch, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, check=False)
        if done.returncode != 0:
            raise SystemExit(f"{' '.join(program)} refuses it:\n{done.stdout.decode(errors='replace')}")
        return {path: place.read_bytes() for path, place in places.items()}


def faults(patch, sources, fixed, root):
    """(path, fault) where a patched file is not the fixed one."""
    for program in PROGRAMS:
        patched = apply(program, patch, sources, root)
        for path, content in patched.items():
            if content != fixed[path]:
                yield path, f"`{' '.join(program)}` makes something else of it than --fix"
