#!/usr/bin/env python3
"""Holds each row of server/semantics/returns.c against the Python that runs this.

    check_returns.py server/semantics/returns.c
"""

import importlib
import pathlib
import re
import sys
import typing
import warnings

import examples

ROW = re.compile(r'\{SLICE_INIT\("([^"]*)"\),\s*SLICE_INIT\("([^"]*)"\)\}')
TABLE = re.compile(r"static const Row (\w+)\[\] = \{(.*?)\n\};", re.DOTALL)


def tables(source):
    return {name: ROW.findall(body) for name, body in TABLE.findall(source)}


def resolve(path):
    """The object with that qualified name."""
    parts = path.split(".")
    for count in range(len(parts), 0, -1):
        try:
            found = importlib.import_module(".".join(parts[:count]))
        except ImportError:
            continue
        for part in parts[count:]:
            found = getattr(found, part)
        return found
    raise LookupError(path)


def is_object_of(value, class_name):
    """Of that class itself, or of one that only its own module knows."""
    wanted = resolve(class_name)
    if not isinstance(wanted, type):
        return type(value) is type(wanted())
    if type(value) is wanted:
        return True
    is_same_module = type(value).__module__.split(".")[0] == class_name.split(".")[0]
    return isinstance(value, wanted) and is_same_module and wanted is not object


def check_values(rows, samples, faults):
    for name, class_name in rows:
        if name not in samples:
            faults.append(f"{name}: no example")
            continue
        try:
            value = samples[name]()
        except Exception as error:
            faults.append(f"{name}: {type(error).__name__}: {error}")
            continue
        if not is_object_of(value, class_name):
            faults.append(f"{name}: not {class_name} but {type(value)}")


def is_no_class(found):
    import enum
    return not isinstance(found, type) or issubclass(found, enum.Enum)


def main():
    warnings.simplefilter("ignore")
    found = tables(pathlib.Path(sys.argv[1]).read_text())
    faults = []
    for name, rows in found.items():
        keys = [key for key, _ in rows]
        if keys != sorted(set(keys)):
            faults.append(f"{name}: not in order")
    calls = [row for row in found["calls"] if row[1]]
    check_values(calls, examples.CALLS, faults)
    check_values(found["properties"], examples.PROPERTIES, faults)
    for key, class_name in found["calls"]:
        if not class_name and not is_no_class(examples.NO_CLASSES.get(key, int)):
            faults.append(f"{key}: is a class, or has no example")
    for key, class_name in found["aliases"]:
        alias = examples.ALIASES[key]
        if (typing.get_origin(alias) or alias) is not resolve(class_name):
            faults.append(f"{key}: not {class_name}")
    rows = sum(len(rows) for rows in found.values())
    count = sum(map(len, (examples.CALLS, examples.PROPERTIES, examples.ALIASES,
                          examples.NO_CLASSES)))
    if rows != count:
        faults.append(f"{rows} rows, but {count} examples")
    print(*faults, f"{rows} rows, {len(faults)} faults", sep="\n")
    sys.exit(1 if faults or not rows else 0)


if __name__ == "__main__":
    main()
