/* Where one message ends and the next begins, in bytes. Pure: it neither reads nor stores, and does
 * not look into bodies. Lenient in what it takes: header names in any case, any blanks after the
 * colon, lone line feeds, and bytes that belong to no message are dropped up to the next header. */
#ifndef PYLORE_TRANSPORT_FRAMING_H
#define PYLORE_TRANSPORT_FRAMING_H

#include "base/slice.h"

/* Bodies above this many bytes are refused; what is longer than FRAMING_HEADER_LIMIT is no header.
 */
enum { FRAMING_BODY_LIMIT = 256 * 1024 * 1024, FRAMING_HEADER_LIMIT = 8 * 1024 };

typedef enum FrameStatus {
  FRAME_PARTIAL, /* wait for more bytes */
  FRAME_BLANK, /* line ends before a header: nothing to say about them */
  FRAME_MESSAGE, /* `body` is a whole message */
  FRAME_TOO_LARGE, /* a header whose body is refused; the body, if it comes, will be FRAME_BAD */
  FRAME_BAD, /* bytes that are no header with a usable length */
} FrameStatus;

typedef struct Frame {
  FrameStatus status;
  size_t consumed; /* bytes to drop, whatever the status; header and body included */
  Slice body;
  Slice foreign_charset; /* of Content-Type where it is not UTF-8, else empty */
  bool has_duplicate_length; /* Content-Length stood there twice; the last one counted */
} Frame;

/* Splits one message off the front of `bytes`.
 *   units   `consumed` counts bytes.
 *   errors  FRAME_BAD, FRAME_TOO_LARGE: drop `consumed` bytes and go on.
 *   owns    nothing; `body` and `foreign_charset` borrow from `bytes`.
 *   source  LSP 3.17, "Base Protocol". */
Frame framing_next(Slice bytes);

#endif
