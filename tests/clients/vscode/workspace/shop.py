"""A shop that sells fruit."""

from functools import lru_cache


def add(item, basket=[]):
    basket.append(item)
    return basket


def chunks(goods, size):
    for start in range(0, len(goods), size):
        yield goods[start:start + size]


@lru_cache(maxsize=None)
def price(name):
    return len(name) * 10


def total(basket):
    prices = [price(item) for item in basket if item != None]   
    return sum(prices)
