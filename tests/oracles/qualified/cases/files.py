import io
import tempfile
from pathlib import Path

with open("a") as text, open("b", "rb") as data, open("c", mode="wb") as out:
    text.readlines
    #    ^ io.TextIOWrapper.readlines
    data.peek
    #    ^ io.BufferedReader.peek
    out.flush
    #   ^ io.BufferedWriter.flush

with open("a", "r+b") as both, open("a", mode) as either, open("a", "rb", 0) as raw:
    both.seek
    #    ^ nothing
    either.seek
    #      ^ nothing
    raw.seek
    #   ^ nothing

handle = open("a", encoding="utf-8")
handle.readline().strip
#      ^ io.TextIOWrapper.readline
#                 ^ builtins.str.strip
binary = open("a", "rb")
binary.peek
#      ^ io.BufferedReader.peek


def inside(path: Path, *arguments):
    binary = open(path, "rb")
    binary.peek
    #      ^ io.BufferedReader.peek
    with path.open("rb") as first, path.open() as second, io.open(path, "w") as third:
        first.peek
        #     ^ io.BufferedReader.peek
        second.reconfigure
        #      ^ io.TextIOWrapper.reconfigure
        third.reconfigure
        #     ^ io.TextIOWrapper.reconfigure
    with open(*arguments) as hidden:
        hidden.read
        #      ^ nothing
    with tempfile.TemporaryDirectory() as folder:
        folder.upper
        #      ^ builtins.str.upper
    with tempfile.TemporaryFile() as scratch:
        scratch.read
        #       ^ nothing
