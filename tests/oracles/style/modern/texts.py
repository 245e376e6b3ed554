"""Texts with code in them."""
name, items, width = "a", {"k": [1, 2]}, 7
print(f"{name}", f'{name!r:>{width}}', f"{items["k"][0]:04d}", rf"\d{name}")
print(f"{f"{f"{name}"}"}", f"{name=}", f"{name = }", f"{ name =!r}", f"{{{name}}}")
print(f"{'a' if name else 'b'}", f"{lambda_ if (lambda_ := 1) else 2:>{width + 1}}")
print(f"{", ".join(f"{k}={v!r}" for k, v in items.items() if k != "x")}")
print(f"""{
    name
} and {
    items["k"][0:1]
    + items["k"][1:]
}""", f"{items['k'][-1]:{'>' if width else '<'}{width}}")
print(f"{name:%Y-%m-%d %H:%M}", f"{3.14159:.2f}{width:,}", f"{name!s:^{width}}:{width}")
print(f'{items["k"]:>10} {width*2} {width * 2}', f"{(lambda x, y=1: x+y)(1)}")
print(f"{name}" "b" f'{width}' r"c"
      f"{width}")
print(f"{dict(a=1, b=2)}", f"{ {1: 2}[1] }", f"{[x for x in range(3)]}", f"{width:{width}.{width}}")
print(f"""
{name} : {width}, {items}
    # no comment {name # a comment
    }
""")
query = (f"select {", ".join(items)} from {name} "
         f"where id={width}  and x ={name}"
         f"""{
             width if width
             else name
         }""")


def show(value, *, unit=f"{width}m", sep=f"{','}") -> f"{name}":
    return f"{value:{unit}}{sep}" if value != f"{None}" else f"{value == None}"


print(f"{width if width == 1 else -width}", f"{width ** -1}", f"{not name}", f"{*items, }")
print(f"{'\n'.join(items)}", f"{name:\
}", f"{width  :d}", f"{width!r }", f"{await_:=^10}" if (await_ := 1) else "")
