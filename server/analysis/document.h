/* An open file: a list of segments, each a statement of the module or of a class body, with its own
 * text, tree and results. An edit touches the segments around it and no others; what the whole file
 * must know (names, blank lines) is joined from the segments' summaries.
 * Knows nothing of LSP: offsets are bytes of the whole text, positions are converted on request. */
#ifndef PYLORE_ANALYSIS_DOCUMENT_H
#define PYLORE_ANALYSIS_DOCUMENT_H

#include "cards/card.h"
#include "rules/run.h"
#include "syntax/parser.h"
#include "text/position.h"

/* What analysing needs beside the text; borrowed, shared by all documents, never NULL members. */
typedef struct Analyzer {
  Parser *parser;
  const RuleSelection *selection;
  const Settings *settings;
  const Knowledge *knowledge;
} Analyzer;

typedef struct Document Document;

/* A document with a copy of `text`, at most 2^31 bytes. Nothing is analysed yet. */
Document *document_create(Slice text);
void document_destroy(Document *document);

/* What is known about a document beside its text: where its file lies. */
typedef struct FilePlace {
  Slice path; /* or the name alone; with `/` */
  Slice module_name; /* "pkg.mod", of a package "pkg"; empty where the file is in no package */
  bool is_package; /* it is an __init__.py */
  Slice folder; /* of a file of this machine that can be imported, else empty */
  Slice package_part; /* what the file's package calls it, valid or not: "my-mod", for __init__ and
                         __main__ the folder's name; empty where it is in no package */
} FilePlace;

/* Says where the file lies; everything is copied. A file that is none of Python's by its name
 * (manifest/) is never analysed from then on. To be called before anything is asked. */
void document_set_place(Document *document, const FilePlace *place);
bool document_is_manifest(const Document *document);

/* The document is run after `before` in the same session, as the cells of a notebook are: what
 * names mean in the end of that one, as it was last analysed, is known here. NULL: it is the first.
 * True where that is something new, so that the document is to be analysed again. */
bool document_follow(Document *document, const Document *before);

/* Replaces the bytes [start, end), which must be ordered and within the text, by `text`. */
void document_edit(Document *document, uint32_t start, uint32_t end, Slice text);

/* Somebody reads or edits the document now: what questions need is kept at hand, in about eight
 * times the memory of the text. document_rest takes that back. */
void document_use(Document *document);
void document_rest(Document *document);

/* All findings and names are to be made anew: settings or knowledge changed. */
void document_invalidate(Document *document);

/* Analyses what is not up to date, in pieces, until done or until the monotonic clock (in
 * nanoseconds) has passed `deadline`; UINT64_MAX for no limit. True when everything is up to date.
 */
bool document_analyze(Document *document, const Analyzer *analyzer, uint64_t deadline);

uint32_t document_length(const Document *document);
uint32_t document_line_count(const Document *document);

/* Bytes [start, end) of the text, as a copy in `arena`. */
Slice document_text(const Document *document, uint32_t start, uint32_t end, Arena *arena);

/* Widens the range to the whole segments that it touches: what a lexer can read by itself. */
void document_widen(const Document *document, uint32_t *start, uint32_t *end);

/* The offset of a position. Past the end of its line or of the text it is that end; `is_valid` (may
 * be NULL) is false where the position is past the last line or in the middle of a character. */
uint32_t document_offset(const Document *document, Position position, PositionEncoding encoding,
                         bool *is_valid);
Position document_position(const Document *document, uint32_t offset, PositionEncoding encoding);

/* Findings in the order of the text. Start with a zeroed cursor; false when there are no more. */
typedef struct FindingCursor {
  uint32_t segment;
  uint32_t index;
  /* Where the last finding began, so that a line with many of them is counted through only once. */
  uint32_t line_offset;
  uint32_t offset;
  uint32_t character;
} FindingCursor;
typedef struct PlacedFinding {
  const Finding *finding; /* valid until the next edit or analysis */
  Position start;
  Position end;
} PlacedFinding;
bool document_next_finding(const Document *document, FindingCursor *cursor,
                           PositionEncoding encoding, PlacedFinding *found);
uint32_t document_finding_count(const Document *document);

/* The findings that touch the bytes [start, end], with their fixes; offsets are of the whole text.
 * Everything lives in `arena`. */
const Finding *document_findings_with_fixes(Document *document, const Analyzer *analyzer,
                                            uint32_t start, uint32_t end, uint32_t *count,
                                            Arena *arena);

/* The card at byte `offset`; its range is of the whole text. Analyses what it needs first. In the
 * metadata of a script, and in files that are none of Python's, it comes from manifest/. */
Card document_card(Document *document, const Analyzer *analyzer, uint32_t offset, Arena *arena);

/* What the place at byte `offset` is about, the most specific first; their offsets are of the whole
 * text. Analyses what it needs first. */
typedef struct PlacedConcept {
  const Topic *topic;
  Slice role;
  bool is_also; /* a further topic, which never leads */
  uint32_t start;
  uint32_t end;
} PlacedConcept;
uint32_t document_concepts(Document *document, const Analyzer *analyzer, uint32_t offset,
                           PlacedConcept found[CONCEPTS_AT_MOST], Arena *arena);

/* Calls `visit` with a view of each segment in order, and its offset in the text. */
typedef void (*SegmentVisitor)(void *context, const SegmentView *view, uint32_t offset);
void document_visit_segments(Document *document, const Analyzer *analyzer, SegmentVisitor visit,
                             void *context);

#endif
