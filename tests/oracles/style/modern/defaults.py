"""Type parameters with defaults (Python 3.13)."""
type Row[T = int] = list[T]
type Rows[T=int, *Ts = *tuple[int, ...], **P=[int, str]] = tuple[T, *Ts]


class Table[Key: str = str, Value = int](dict[Key, Value]):
    def get[T=None](self, key: Key, default: T | None=None, /) -> Value | T:
        return super().get(key, default)


class Short[
    T: (int, str) = int,
    U: "T"=str,
]: pass


def join[T = int, **P = [int, str]](x: T=1, *, y: T | None = None) -> T: return x
