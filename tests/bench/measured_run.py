"""measured_run.py OUTPUT CORES COMMAND...: runs the command on that many cores, prints what it took.

A program of its own because a child's peak memory starts at that of the process which started it:
here that is a bare interpreter, about 10 MB.
"""

import json
import os
import resource
import subprocess
import sys
import time


def main() -> None:
    with open(sys.argv[1], "wb") as output:
        os.sched_setaffinity(0, range(int(sys.argv[2])))
        start = time.perf_counter()
        code = subprocess.call(sys.argv[3:], stdout=output, stderr=subprocess.DEVNULL)
        wall = time.perf_counter() - start
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = usage.ru_utime + usage.ru_stime
    memory = usage.ru_maxrss / 1024
    json.dump({"code": code, "cpu": cpu, "wall": wall, "memory": memory}, sys.stdout)


if __name__ == "__main__":
    os.environ.setdefault("NO_COLOR", "1")
    main()
