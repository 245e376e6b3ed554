"""Checks that the pages are as short and as whole as the cards made of them need."""

import re

import pages

LEAD_WORDS = 40
LEAD_SENTENCES = 2
ROLE_WORDS = 40
FIRST_PITFALL_WORDS = 25
IN_DEPTH_WORDS = range(200, 601)
QUESTIONS = range(2, 5)
WHY_WORDS = 90
MESSAGE_CHARACTERS = 90
SENTENCE_END = re.compile(r"[.!?:]['\")`]*(?=\s+[A-Z`*\"(]|$)")
LABEL = re.compile(r"^(`[^`]+`, )*`[^`]+`: ")  # the roles that a pitfall is for
NEEDED_SECTIONS = ("Why it matters", "Example", "Watch out", "In depth", "Interview questions")


def sentences(text):
    without_code = re.sub(r"`[^`]*`", "x", text)
    return len([end for end in SENTENCE_END.findall(without_code) if not end.startswith(":")])


def check_topic(page):
    faults = []

    def expect(holds, section, message):
        if not holds:
            faults.append(pages.fail(page, page.line_of(section), message))

    for section in NEEDED_SECTIONS:
        has_block = any(block.section == section for block in page.blocks)
        expect(page.sections.get(section) or has_block, "", f"no section {section}")
    lead = " ".join(page.prose(""))
    count = len(pages.words(lead))
    expect(0 < count <= LEAD_WORDS, "", f"the lead has {count} words, at most {LEAD_WORDS}")
    expect(sentences(lead) <= LEAD_SENTENCES, "", f"the lead has {sentences(lead)} sentences")
    for role in (line for line in page.prose("Roles") if line.startswith("- ")):
        name, _, text = role[2:].partition(": ")
        count = len(pages.words(text))
        expect(0 < count <= ROLE_WORDS, "Roles",
               f"the role {name} has {count} words, at most {ROLE_WORDS}")
    pitfalls = [line for line in page.prose("Watch out") if line.startswith("- ")]
    count = len(pages.words(LABEL.sub("", pitfalls[0][2:]))) if pitfalls else 0
    expect(0 < count <= FIRST_PITFALL_WORDS, "Watch out",
           f"the first pitfall has {count} words, at most {FIRST_PITFALL_WORDS}")
    count = sum(len(pages.words(line)) for line in page.prose("In depth"))
    expect(count in IN_DEPTH_WORDS, "In depth", f"In depth has {count} words, 200 to 600")
    count = sum(line.startswith("### ") for line in page.prose("Interview questions"))
    expect(count in QUESTIONS, "Interview questions", f"{count} interview questions, 2 to 4")
    examples = [block for block in page.blocks if block.section == "Example"]
    expect(any(block.output for block in examples), "Example", "the example prints nothing")
    return faults


def check_rule(page):
    faults = []
    count = sum(len(pages.words(line)) for line in page.prose(""))
    if not 0 < count <= WHY_WORDS:
        faults.append(pages.fail(page, page.line_of(""), f"why has {count} words, at most {WHY_WORDS}"))
    line, message = page.front.get("message", (1, ""))
    if not 0 < len(message) <= MESSAGE_CHARACTERS:
        faults.append(pages.fail(page, line, f"the message has {len(message)} characters"))
    has_fixed = any(block.section == "Fixed" for block in page.blocks)
    line, fix = page.front.get("fix", (1, ""))
    if has_fixed != (fix in ("safe", "suggested")):
        faults.append(pages.fail(page, line, f"fix is `{fix}`, Fixed {'stands' if has_fixed else 'is missing'}"))
    return faults


def check_page(page):
    return check_rule(page) if page.is_rule else check_topic(page)


def main():
    all_pages = pages.read_all()
    faults = [fault for page in all_pages for fault in check_page(page)]
    pages.finish(faults, f"{len(all_pages)} pages have their shape")


if __name__ == "__main__":
    main()
