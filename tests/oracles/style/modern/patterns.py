"""Orders, told apart by their shape."""
import enum
from dataclasses import dataclass


class Kind(enum.Enum):
    BOOK = 1
    TOY = 2


@dataclass
class Item:
    name: str
    price: float = 0.0
    kind: Kind | None = None


def describe(order, *, limit=10):
    match order:
        case {"item": str(name), "count": 0 | 1 as count, **rest} if not rest:
            return f"{count} {name}"
        case {"items": [first, *_, last]} | {"items": [first, last]}:
            return first, last
        case [Item(name="pen" | "ink", price=p), *others] if p > limit:
            return p * len(others)
        case Item(name, price=float() | int() as price, kind=Kind.BOOK):
            return name, -price
        case (1, 2, (3, 4), *rest) | [1, *rest]:
            return rest
        case -1 | -2.5 | 1 + 2j | -3 - 4j:
            return None
        case "a" "b" | b"c" | None | True:
            return ...
        case {-1: minus, 1: plus, Kind.TOY: toy}:
            return minus ** plus if toy else ~plus
        case []|():
            return
        case str() as text, int(number):
            return text[number:], text[-number:number + 1]
        case _:
            pass


match, case, _ = 1, 2, 3
match = {"match": match, "case": case}
match["case"] = match.get(case)
print(match, case)
match -1:
    case - 1: pass
    case [a, b]: print(a, b)

match (match):
    case {}:
        case = match
    case case:
        match = case


def route(path):
    match path.split("/"):
        case ["users", user_id, "orders", order_id] if (
            user_id.isdigit() and order_id.isdigit()
        ):
            return int(user_id), int(order_id)
        case [
            "items",
            *parts,
        ]:
            return parts
        case ("search", {"q": query}) | (
            "find", {"q": query}
        ):
            return query
    match x := len(path), path:
        case 0, "":
            return x
        case n, [*_, -1] if n:
            return not n
    match *path, 1:
        case [*everything]:
            return everything
    match lambda a, b=1: a:
        case f:
            return f(1)
