#include "cards/exception_family.h"

typedef struct Kinship {
  const char *name;
  const char *parent;
} Kinship;

/* Sorted by name. The names are those of CPython 3.13; older versions lack some of them. */
static const Kinship kinships[] = {
    {"asyncio.CancelledError", "builtins.BaseException"},
    {"asyncio.InvalidStateError", "builtins.Exception"},
    {"builtins.ArithmeticError", "builtins.Exception"},
    {"builtins.AssertionError", "builtins.Exception"},
    {"builtins.AttributeError", "builtins.Exception"},
    {"builtins.BaseExceptionGroup", "builtins.BaseException"},
    {"builtins.BlockingIOError", "builtins.OSError"},
    {"builtins.BrokenPipeError", "builtins.ConnectionError"},
    {"builtins.BufferError", "builtins.Exception"},
    {"builtins.BytesWarning", "builtins.Warning"},
    {"builtins.ChildProcessError", "builtins.OSError"},
    {"builtins.ConnectionAbortedError", "builtins.ConnectionError"},
    {"builtins.ConnectionError", "builtins.OSError"},
    {"builtins.ConnectionRefusedError", "builtins.ConnectionError"},
    {"builtins.ConnectionResetError", "builtins.ConnectionError"},
    {"builtins.DeprecationWarning", "builtins.Warning"},
    {"builtins.EOFError", "builtins.Exception"},
    {"builtins.EncodingWarning", "builtins.Warning"},
    {"builtins.Exception", "builtins.BaseException"},
    {"builtins.ExceptionGroup", "builtins.Exception"},
    {"builtins.FileExistsError", "builtins.OSError"},
    {"builtins.FileNotFoundError", "builtins.OSError"},
    {"builtins.FloatingPointError", "builtins.ArithmeticError"},
    {"builtins.FutureWarning", "builtins.Warning"},
    {"builtins.GeneratorExit", "builtins.BaseException"},
    {"builtins.ImportError", "builtins.Exception"},
    {"builtins.ImportWarning", "builtins.Warning"},
    {"builtins.IndentationError", "builtins.SyntaxError"},
    {"builtins.IndexError", "builtins.LookupError"},
    {"builtins.InterruptedError", "builtins.OSError"},
    {"builtins.IsADirectoryError", "builtins.OSError"},
    {"builtins.KeyError", "builtins.LookupError"},
    {"builtins.KeyboardInterrupt", "builtins.BaseException"},
    {"builtins.LookupError", "builtins.Exception"},
    {"builtins.MemoryError", "builtins.Exception"},
    {"builtins.ModuleNotFoundError", "builtins.ImportError"},
    {"builtins.NameError", "builtins.Exception"},
    {"builtins.NotADirectoryError", "builtins.OSError"},
    {"builtins.NotImplementedError", "builtins.RuntimeError"},
    {"builtins.OSError", "builtins.Exception"},
    {"builtins.OverflowError", "builtins.ArithmeticError"},
    {"builtins.PendingDeprecationWarning", "builtins.Warning"},
    {"builtins.PermissionError", "builtins.OSError"},
    {"builtins.ProcessLookupError", "builtins.OSError"},
    {"builtins.PythonFinalizationError", "builtins.RuntimeError"},
    {"builtins.RecursionError", "builtins.RuntimeError"},
    {"builtins.ReferenceError", "builtins.Exception"},
    {"builtins.ResourceWarning", "builtins.Warning"},
    {"builtins.RuntimeError", "builtins.Exception"},
    {"builtins.RuntimeWarning", "builtins.Warning"},
    {"builtins.StopAsyncIteration", "builtins.Exception"},
    {"builtins.StopIteration", "builtins.Exception"},
    {"builtins.SyntaxError", "builtins.Exception"},
    {"builtins.SyntaxWarning", "builtins.Warning"},
    {"builtins.SystemError", "builtins.Exception"},
    {"builtins.SystemExit", "builtins.BaseException"},
    {"builtins.TabError", "builtins.IndentationError"},
    {"builtins.TimeoutError", "builtins.OSError"},
    {"builtins.TypeError", "builtins.Exception"},
    {"builtins.UnboundLocalError", "builtins.NameError"},
    {"builtins.UnicodeDecodeError", "builtins.UnicodeError"},
    {"builtins.UnicodeEncodeError", "builtins.UnicodeError"},
    {"builtins.UnicodeError", "builtins.ValueError"},
    {"builtins.UnicodeTranslateError", "builtins.UnicodeError"},
    {"builtins.UnicodeWarning", "builtins.Warning"},
    {"builtins.UserWarning", "builtins.Warning"},
    {"builtins.ValueError", "builtins.Exception"},
    {"builtins.Warning", "builtins.Exception"},
    {"builtins.ZeroDivisionError", "builtins.ArithmeticError"},
    {"json.JSONDecodeError", "builtins.ValueError"},
    {"socket.gaierror", "builtins.OSError"},
    {"subprocess.CalledProcessError", "subprocess.SubprocessError"},
    {"subprocess.SubprocessError", "builtins.Exception"},
    {"subprocess.TimeoutExpired", "subprocess.SubprocessError"},
    {"urllib.error.HTTPError", "urllib.error.URLError"},
    {"urllib.error.URLError", "builtins.OSError"},
    {"zipfile.BadZipFile", "builtins.Exception"},
};
enum { KINSHIP_COUNT = sizeof kinships / sizeof kinships[0] };

static const char *parent_of(Slice name) {
  size_t low = 0;
  size_t high = KINSHIP_COUNT;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    int order = slice_compare(slice_from_cstr(kinships[middle].name), name);
    if (order == 0) return kinships[middle].parent;
    if (order < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return NULL;
}

/* The class of that name; some have old names beside their own. */
static Slice class_of(Slice name) {
  bool is_alias = slice_is(name, "builtins.IOError") ||
                  slice_is(name, "builtins.EnvironmentError") || slice_is(name, "socket.error") ||
                  slice_is(name, "select.error");
  if (slice_is(name, "json.decoder.JSONDecodeError")) return SLICE("json.JSONDecodeError");
  return is_alias ? SLICE("builtins.OSError") : name;
}

bool exception_is_kind_of(Slice name, Slice ancestor) {
  name = class_of(name);
  ancestor = class_of(ancestor);
  while (!slice_equal(name, ancestor)) {
    const char *parent = parent_of(name);
    if (parent == NULL) return false;
    name = slice_from_cstr(parent);
  }
  return true;
}

Slice exception_base(Slice name) {
  const char *parent = parent_of(class_of(name));
  return parent == NULL ? (Slice){NULL, 0} : slice_from_cstr(parent);
}

uint32_t exception_kinds(Slice name, Slice *kinds, uint32_t capacity) {
  uint32_t count = 0;
  for (size_t i = 0; i < KINSHIP_COUNT && count < capacity; i++)
    if (slice_is(name, kinships[i].parent)) kinds[count++] = slice_from_cstr(kinships[i].name);
  return count;
}
