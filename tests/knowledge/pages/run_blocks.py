"""Runs Python blocks as programs of their own, each in a fork of this bare interpreter.

    python run_blocks.py FOLDER NAME:MODE...

`FOLDER/NAME/block.py` is run (MODE run) or only compiled (MODE compile) inside its folder. What it
printed is left in `stdout` beside it, and in `stderr`, whose last line is the class of the exception
that it ended with, then its bases, or `ended`, or `timeout`. A fork per block, since starting a
whole interpreter for each would take most of the time. It runs under every CPython at hand, so it
uses nothing new.
"""

import os
import runpy
import signal
import sys
import traceback

TIMEOUT_SECONDS = 20


def redirect(name, descriptor):
    opened = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(opened, descriptor)


def run(mode):
    """The last line for stderr."""
    try:
        if mode == "compile":
            with open("block.py", "rb") as file:  # what it declares counts
                compile(file.read(), "block.py", "exec")
        else:
            runpy.run_path("block.py", run_name="__main__")
    except BaseException as error:
        traceback.print_exc()
        return " ".join(cls.__name__ for cls in type(error).__mro__)
    return "ended"


def start(folder, mode):
    """Forks; the child leaves through the interpreter's own end, so that its threads are joined."""
    child = os.fork()
    if child != 0:
        return child
    os.chdir(folder)
    redirect(os.devnull, 0)
    redirect("stdout", 1)
    redirect("stderr", 2)
    signal.alarm(TIMEOUT_SECONDS)
    how = run(mode)
    sys.stdout.flush()
    print("\n" + how, file=sys.stderr)
    sys.exit(0)


def main(folder, *jobs):
    for job in jobs:
        name, mode = job.split(":")
        _, status = os.waitpid(start(os.path.join(folder, name), mode), 0)
        if os.WIFSIGNALED(status):
            is_late = os.WTERMSIG(status) == signal.SIGALRM
            with open(os.path.join(folder, name, "stderr"), "a") as file:
                file.write("\ntimeout\n" if is_late else "\nkilled\n")


main(*sys.argv[1:])
