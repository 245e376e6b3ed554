"""What a user of Neovim does with basket.py, key by key, and what then stands on the screen.

Usage: user.py NVIM [PICTURE.svg]    in the room that terminal.sh opens
"""

import os
import pathlib
import re
import signal
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from picture import svg  # noqa: E402
from terminal import NeverSeen, Terminal  # noqa: E402

COLUMNS, ROWS = 92, 24
PICTURE = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else None
ROOM = pathlib.Path(os.environ["PYLORE_RUN"])
PROJECT = ROOM / "project"
# What Markdown and HTML are written with, and nobody wants to read.
RAW = re.compile(r"`|\*\*|\]\(|^\W*#+ |&[a-z]+;|</?[a-z]+>|https?://", re.M)


def has(*words):
    return lambda screen: all(word in screen for word in words)


def lacks(*words):
    return lambda screen: not any(word in screen for word in words)


def command(words):
    """Keys that give a command, whatever was going on."""
    return ("Escape", "Escape", f":{words}", "Enter")


def at(line, word):
    """Keys that put the cursor on a word of a line, out of a card where it is in one."""
    return command(f"wincmd t | {line} | call search('\\V{word}', 'c') | echo ''")


def rows_of_card(screen):
    """From the title to the link that ends it."""
    lines = screen.split("\n")
    first = next(i for i, line in enumerate(lines) if line.strip() == "Default argument values")
    last = next(i for i, line in enumerate(lines) if line.strip() == "Docs")
    return first, last + 1


def servers():
    return [int(pid) for pid in (ROOM / "server.pids").read_text().split()]


def findings(terminal):
    terminal.see("findings in the code", has("is made once and shared by all calls", "Expected 2 blank lines"))


def card(terminal):
    screen = terminal.act("the card", has("Default argument values", "Docs"), *at(4, "[]"), "K")
    first, end = rows_of_card(screen)
    shown = "\n".join(screen.split("\n")[first:end])
    assert "add(1)" in shown and "[1, 2]" in shown, shown
    assert not RAW.search(shown), f"something unrendered, {RAW.search(shown)[0]!r}:\n{shown}"
    if PICTURE:
        PICTURE.write_text(svg(terminal.colours(), COLUMNS, end, "A card of pylore in Neovim"))


def nothing(terminal):
    terminal.act("no card", lacks("See also"), *at(1, "counted"))
    terminal.press("K")
    try:
        terminal.see("a card where there is nothing to say", has("See also"), 0.5)
    except NeverSeen:
        return
    raise AssertionError("a card where there is nothing to say")


def quick_fix(terminal):
    terminal.act("the menu of actions", has("Compare by `is`"), *at(14, "== None"),
                 *command("lua vim.lsp.buf.code_action()"))
    menu = terminal.screen()
    number = re.search(r"(\d+):.*Compare by `is`", menu)[1]
    terminal.press(number, "Enter")
    terminal.see("the mended line", has("in label or label is None"))


def fix_on_save(terminal):
    terminal.act("a finding about blanks", has("Trailing"), *command("let g:pylore_fix_on_save = 1"),
                 *command("6"), "A", "  ", "Escape")
    terminal.act("the file without them", lambda _: "return basket\n" in (PROJECT / "basket.py").read_text(),
                 *command("silent write"))
    terminal.see("the finding gone", lacks("Trailing"))


def page(terminal):
    screen = terminal.act("the page of a topic", has("pylore:/topics/generators.md", "# Generators"),
                          *at(11, "yield"), *command("Pylore explain"))
    shown = screen[screen.index("# Generators"):screen.index("pylore:/topics")]
    assert not re.search(r"`|\*|\]\(", shown), f"something unrendered:\n{shown}"
    terminal.act("the last link", has("pylore:/topics/"), "G", "?](pylore:", "Enter")
    terminal.act("the page that it leads to", lacks("pylore:/topics/generators.md"), "Enter")
    terminal.act("the page before", has("pylore:/topics/generators.md"), "BSpace")
    terminal.act("no page", lacks("pylore:/topics"), "q")


def concepts(terminal):
    terminal.act("the list of topics", has("Language core", "(1)", ": def add(fruit, basket=[])"),
                 *command("Pylore concepts"))
    terminal.act("no list", lacks("Language core"), "q")


def known(terminal):
    terminal.act("word of it", has("generators is known"), *command("Pylore known generators"))
    screen = terminal.act("a card of one line", has("Generators: "), *at(11, "yield"), "K")
    assert "See also" not in screen, screen
    terminal.act("word of it", has("no longer known"), *command("Pylore! known generators"))


def new_settings(terminal):
    terminal.act("no finding", lacks("is made once and shared"),
                 *command("lua require('pylore').setup({ settings = { lint = { select = { 'E' } } } })"))
    terminal.act("all findings", has("is made once and shared"),
                 *command("lua require('pylore').setup({ settings = {} })"))


def project_settings(terminal):
    file = PROJECT / "pyproject.toml"
    file.write_text(file.read_text() + "\n[tool.pylore]\nignore = ['B006']\n")
    terminal.act("the finding gone", lacks("is made once and shared"), *command("silent write"))


def killed(terminal):
    before = servers()
    os.kill(before[-1], signal.SIGKILL)
    # What Neovim says of it may be longer than a line, and then waits for a key.
    terminal.act("another server", lambda _: len(servers()) > len(before), "Escape")
    terminal.act("a card again", has("See also"), *at(11, "yield"), "K")


def health(terminal):
    file = PROJECT / "pyproject.toml"
    file.write_text(file.read_text() + "line-length = 'wide'\n")
    terminal.act("its report", has("Running for ", "ignore is [B006]", "line-length must"),
                 *command("checkhealth pylore"), *command("silent! wincmd o | normal! G"))


STEPS = (findings, card, nothing, quick_fix, fix_on_save, page, concepts, known, new_settings, project_settings,
         killed, health)


def main():
    os.environ["PYLORE_ROUTE"] = "setup"
    command_line = [sys.argv[1], "-i", "NONE", "-n", "-u", str(HERE / "init.lua"), "basket.py"]
    terminal = Terminal(command_line, PROJECT, COLUMNS, ROWS)
    try:
        for step in STEPS:
            step(terminal)
            print(f"  ok    {step.__name__.replace('_', ' ')}", flush=True)
    except (NeverSeen, AssertionError) as problem:
        print(f"  FAIL  {step.__name__}\n{problem}")
        sys.exit(1)
    finally:
        terminal.close()


main()
