import logging
import pathlib
import re
import threading
from collections import deque
from pathlib import Path

log = logging.getLogger(__name__)
#^ logging.Logger
log.info("x")
#   ^ logging.Logger.info
child = log.getChild("a")
child.warning("y")
#     ^ logging.Logger.warning

queue = deque()
queue.append(1)
#     ^ collections.deque.append
pattern = re.compile("a")
pattern.match("b")
#       ^ re.Pattern.match
get_logger = logging.getLogger
get_logger("z").debug
#               ^ logging.Logger.debug

here = Path(__file__).parent / "data"
here.read_text().splitlines()
#    ^ pathlib.Path.read_text
#                ^ builtins.str.splitlines
here.name.upper()
#         ^ builtins.str.upper
home = pathlib.Path.home()
home.exists
#    ^ pathlib.Path.exists

lock: threading.Lock = make_lock()
lock.acquire
#    ^ threading.Lock.acquire
chained = also = threading.Event()
also.wait
#    ^ threading.Event.wait

if (found := re.compile("c")):
    found.search
    #     ^ re.Pattern.search

first, second = deque(), deque()
second.append
#      ^ nothing
total = 0
total += 1
total.bit_length
#     ^ nothing
again = []
again = {}
again.update
#     ^ nothing
one = two
two = one
one.three
#   ^ nothing
self_made = self_made.next_one
self_made.next_one
#         ^ nothing
for item in []:
    item.name
    #    ^ nothing
unknown_function().name
#                  ^ nothing


def rebinds_elsewhere():
    global log_two
    log_two = None


log_two = logging.getLogger()
log_two.info
#       ^ nothing


def local():
    names = sorted(x for x in here.parts)
    names.append
    #     ^ builtins.list.append

    def inner():
        return names.sort
        #            ^ builtins.list.sort


try:
    pass
except ValueError as error:
    error.args
    #     ^ builtins.ValueError.args
except (OSError, KeyError) as other:
    other.args
    #     ^ nothing
