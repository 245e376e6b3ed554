"""Fruit, counted."""


def add(fruit, basket=[]):
    basket.append(fruit)
    return basket


def halves(fruits):
    for fruit in fruits:
        yield fruit[: len(fruit) // 2]


def is_missing(label):
    return "🍐é" in label or label == None
