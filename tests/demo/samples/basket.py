"""A small shop, with the slips that people make."""
import logging
from functools import lru_cache

log = logging.getLogger(__name__)


def add(item, basket=[]):
    basket.append(item)
    return basket


def chunks(items, size):
    for start in range(0, len(items), size):
        yield items[start:start + size]


class Catalogue:
    def __init__(self, rows):
        self.prices = {row["name"]: row["price"] for row in rows if row["price"]}

    @lru_cache
    def price(self, name):
        if name == None:
            return 0
        try:
            return self.prices[name]
        except:
            raise ValueError(name)
def report(prices):
    for name, price in prices.items():
        print(f"{name:<20}{price:>10.2f}")
