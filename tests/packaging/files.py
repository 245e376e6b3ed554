"""The files under packaging/ and the workflows: they can be read, they agree with each other, and no
address of a registry is in them.

Usage: files.py PROJECT_FOLDER
"""

import json
import pathlib
import re
import shutil
import subprocess
import sys


def versions(project):
    """The version, in every place that names it."""
    yield "CMakeLists.txt", re.search(r"project\(pylore VERSION ([\d.]+)",
                                      (project / "CMakeLists.txt").read_text())[1]
    yield "editors/vscode/package.json", json.loads(
        (project / "editors/vscode/package.json").read_text())["version"]
    changes = (project / "CHANGELOG.md").read_text()
    yield "CHANGELOG.md", re.search(r"^## .*?(\d+\.\d+\.\d+)", changes, re.M)[1]
    formula = (project / "packaging/homebrew/pylore.rb").read_text()
    yield "packaging/homebrew/pylore.rb", re.search(r'^  version "([\d.]+)"', formula, re.M)[1]
    package = (project / "packaging/mason/package.yaml").read_text()
    yield "packaging/mason/package.yaml", re.search(r"pkg:pypi/pylore@([\d.]+)", package)[1]


def faults_of_versions(project):
    first = None
    for place, version in versions(project):
        first = first or version
        if version != first:
            yield f"{place}: the version is {version}, elsewhere {first}"


def faults_of_shells(project):
    scripts = [*project.glob("packaging/**/*.sh"), *project.glob("tests/packaging/*.sh")]
    for script in scripts:
        done = subprocess.run(["sh", "-n", script], capture_output=True, text=True, check=False)
        if done.returncode:
            yield done.stderr.strip()


def parse_yaml(text):
    """By whichever reader is here; None where there is none."""
    try:
        import yaml
    except ImportError:
        ruby = shutil.which("ruby")
        if ruby is None:
            return None
        done = subprocess.run([ruby, "-ryaml", "-rjson", "-e", "puts YAML.load(STDIN.read).to_json"],
                              input=text, capture_output=True, text=True, check=True)
        return json.loads(done.stdout)
    return yaml.safe_load(text)


def jobs_of(place, workflow):
    """What a linter of workflows would say first: jobs wait for jobs that exist, steps do something."""
    jobs = workflow["jobs"]
    for name, job in jobs.items():
        needs = job.get("needs", [])
        for needed in [needs] if isinstance(needs, str) else needs:
            if needed not in jobs:
                yield f"{place}: {name} waits for {needed}, which is no job"
        if "runs-on" not in job:
            yield f"{place}: {name} runs nowhere"
        for number, step in enumerate(job.get("steps", []), 1):
            if ("run" in step) == ("uses" in step):
                yield f"{place}: step {number} of {name} must either run or use something"
            if "uses" in step and "@" not in step["uses"]:
                yield f"{place}: step {number} of {name} uses {step['uses']} of no version"


def faults_of_yaml(project):
    for path in [*project.glob(".github/workflows/*.yml"), *project.glob("packaging/**/*.yaml")]:
        place = path.relative_to(project)
        read = parse_yaml(path.read_text())
        if read is None:
            print(f"{place}: not read, there is no reader of YAML here")
        elif "jobs" in read:
            yield from jobs_of(place, read)


# Checkers that are asked where they are installed, and the files that they read.
CHECKERS = (
    (("actionlint",), ".github/workflows/*.yml"),
    (("zizmor", "--offline", "--no-progress", "--quiet"), ".github/workflows/*.yml"),
    (("ruby", "-c"), "packaging/homebrew/*.rb"),
    (("luacheck", "--quiet", "--globals", "vim", "--max-line-length", "120"), "packaging/nvim-lspconfig/*.lua"),
)


def faults_of_checkers(project):
    for command, pattern in CHECKERS:
        if shutil.which(command[0]) is None:
            print(f"{command[0]} is not installed")
            continue
        done = subprocess.run([*command, *project.glob(pattern)], capture_output=True, text=True, check=False)
        if done.returncode:
            yield f"{command[0]}: {done.stdout}{done.stderr}"


def main():
    project = pathlib.Path(sys.argv[1])
    faults = [*faults_of_versions(project), *faults_of_shells(project), *faults_of_yaml(project),
              *faults_of_checkers(project)]
    print(*faults, sep="\n")
    print(f"packaging: {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
