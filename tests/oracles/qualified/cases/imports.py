import numpy as np
import os.path, xml.dom
import xml.sax
from collections import deque, OrderedDict as Ordered
from logging import handlers
from . import sibling
from __future__ import annotations

np.linalg.norm([1])
#^ numpy
#  ^ numpy.linalg
#         ^ numpy.linalg.norm
os.path.join("a", "b")
#^ os
#       ^ os.path.join
xml.dom.minidom
#^ xml
#       ^ xml.dom.minidom
deque(maxlen=3)
#^ collections.deque
#     ^ nothing
Ordered()
#^ collections.OrderedDict
handlers.RotatingFileHandler("log").emit
#        ^ logging.handlers.RotatingFileHandler
#                                   ^ logging.handlers.RotatingFileHandler.emit
sibling.name
#       ^ nothing

import importlib.machinery
#      ^ importlib
#                ^ importlib.machinery
import concurrent.futures as cf
#                 ^ concurrent.futures
#                            ^ concurrent.futures
from urllib.parse import urlparse as parse
#    ^ urllib
#           ^ urllib.parse
#                        ^ urllib.parse.urlparse
#                                    ^ urllib.parse.urlparse

try:
    import json
except ImportError:
    import simplejson as json

json.dumps({})
#    ^ nothing


def later():
    from functools import partial
    return partial(print)
    #      ^ functools.partial
    #              ^ builtins.print


match np:
    case np.inf | os.path.Kind(width=3):
        #   ^ numpy.inf
        #         ^ os
        #              ^ os.path
        #                   ^ os.path.Kind
        #                      ^ nothing
        pass
