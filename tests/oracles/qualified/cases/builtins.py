len([]), print
# ^ builtins.len
#        ^ builtins.print
"{}".format(1)
#    ^ builtins.str.format
b"".join([])
#   ^ builtins.bytes.join
f"{len}".upper()
#  ^ builtins.len
#        ^ builtins.str.upper
("a" "b").split(",").append
#         ^ builtins.str.split
#                    ^ builtins.list.append
("%d" % 1).lower
#          ^ builtins.str.lower
[].append, {}.items, {1}.add, (1,).count
#  ^ builtins.list.append
#             ^ builtins.dict.items
#                        ^ builtins.set.add
#                                  ^ builtins.tuple.count
[x for x in ()].sort, {x: x for x in ()}.get
#               ^ builtins.list.sort
#                                        ^ builtins.dict.get
empty = {}
empty.setdefault
#     ^ builtins.dict.setdefault
number = 3
number.bit_length
#      ^ builtins.int.bit_length
size = 0x1J if False else 2
size.real
#    ^ nothing
wave = 2j
wave.conjugate
#    ^ builtins.complex.conjugate
truth = not wave
truth.real
#     ^ builtins.bool.real
sorted("ab").reverse
#            ^ builtins.list.reverse
dict.fromkeys("ab").items
#    ^ builtins.dict.fromkeys
#                   ^ builtins.dict.items
str.lower
#   ^ builtins.str.lower


def shadows(list, *rest, **named):
    list.append
    #    ^ nothing
    list()
    # ^ nothing
    rest.count
    #    ^ builtins.tuple.count
    named.get
    #     ^ builtins.dict.get
