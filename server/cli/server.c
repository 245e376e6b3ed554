/* pylore server: the language server, for an editor to start. */
#include <stdlib.h>
#include <string.h>

#include "base/slice.h"
#include "cli/command.h"
#include "config/known.h"
#include "handlers/server.h"
#include "transport/loop.h"

typedef struct Arguments {
  Endpoint endpoint;
  ServerOptions options;
} Arguments;

/* Each takes the value of an option; false where it does not fit. */
static bool take_stdio(Arguments *arguments, const char *value) {
  (void)value;
  arguments->endpoint.kind = ENDPOINT_STDIO;
  return true;
}

static bool take_pipe(Arguments *arguments, const char *value) {
  arguments->endpoint = (Endpoint){.kind = ENDPOINT_PIPE, .path = value};
  return value[0] != '\0';
}

static bool take_socket(Arguments *arguments, const char *value) {
  uint32_t port;
  bool is_port = slice_parse_u32(slice_from_cstr(value), &port) && port > 0 && port <= UINT16_MAX;
  if (is_port) arguments->endpoint = (Endpoint){.kind = ENDPOINT_PORT, .port = (uint16_t)port};
  return is_port;
}

static bool take_process(Arguments *arguments, const char *value) {
  uint32_t process;
  if (!slice_parse_u32(slice_from_cstr(value), &process)) return false;
  arguments->options.process_id = process;
  return true;
}

static bool take_encoding(Arguments *arguments, const char *value) {
  static const char *const names[] = {
      [ENCODING_UTF16] = "utf-16", [ENCODING_UTF8] = "utf-8", [ENCODING_UTF32] = "utf-32"};
  for (PositionEncoding encoding = ENCODING_UTF16; encoding <= ENCODING_UTF32; encoding++) {
    if (strcmp(value, names[encoding]) != 0) continue;
    arguments->options.has_encoding = true;
    arguments->options.encoding = encoding;
    return true;
  }
  return false;
}

static bool take_log(Arguments *arguments, const char *value) {
  (void)value;
  arguments->options.logs_methods = true;
  return true;
}

static const struct Option {
  const char *name;
  bool (*take)(Arguments *arguments, const char *value);
  bool has_value;
} options[] = {
    {"--stdio", take_stdio, false},
    {"--pipe", take_pipe, true},
    {"--socket", take_socket, true},
    {"--port", take_socket, true},
    {"--clientProcessId", take_process, true},
    {"--position-encoding", take_encoding, true},
    {"--log", take_log, false},
};
enum { OPTION_COUNT = sizeof options / sizeof options[0] };

static const struct Option *find_option(Slice name) {
  for (int i = 0; i < OPTION_COUNT; i++)
    if (slice_is(name, options[i].name)) return &options[i];
  return NULL;
}

/* Reads the option at `index`, and its value after `=` or in the next argument. Returns how many
 * arguments it took; 0 after a message. */
static int read_option(Arguments *arguments, int index, int count, char **texts) {
  const char *text = texts[index];
  const char *equals = strchr(text, '=');
  Slice name = {text, equals == NULL ? strlen(text) : (size_t)(equals - text)};
  const struct Option *option = find_option(name);
  if (option == NULL) {
    command_misuse(&command_server, "there is no option '%s'", text);
    return 0;
  }
  int taken = option->has_value && equals == NULL ? 2 : 1;
  if (index + taken > count || (equals != NULL && !option->has_value)) {
    command_misuse(&command_server, "%s %s", option->name,
                   option->has_value ? "needs a value" : "takes no value");
    return 0;
  }
  const char *value = equals != NULL ? equals + 1 : texts[index + taken - 1];
  if (option->take(arguments, value)) return taken;
  command_misuse(&command_server, "%s cannot be '%s'", option->name, value);
  return 0;
}

/* The service that the loop knows, in terms of the server. */
static void receive(void *server, Slice bytes) {
  server_receive(server, bytes);
}

static bool has_work(const void *server) {
  return server_has_work(server);
}

static void work(void *server, uint64_t deadline) {
  server_work(server, deadline);
}

static bool has_ended(const void *server) {
  return server_has_ended(server);
}

static int64_t watched_process(const void *server) {
  return server_watched_process(server);
}

static int serve(const Arguments *arguments) {
  Loop *loop = loop_create(arguments->endpoint);
  if (loop == NULL) return EXIT_FOUND;
  Buffer known;
  buffer_init(&known);
  ServerOptions server_options = arguments->options;
  server_options.background = (Background){loop_start_job, loop};
  if (known_add_path(&known)) server_options.known_path = known.ptr;
  Server *server = server_create(server_options, (Output){loop_write, loop});
  loop_run(loop, (Service){.receive = receive,
                           .has_work = has_work,
                           .work = work,
                           .has_ended = has_ended,
                           .watched_process = watched_process,
                           .context = server});
  int code = server_exit_code(server);
  server_stop(server);
  loop_destroy(loop); /* waits for what is in the background */
  server_destroy(server);
  buffer_release(&known);
  return code;
}

static int run(int count, char **texts) {
  Arguments arguments = {0};
  for (int i = 0; i < count;) {
    int taken = read_option(&arguments, i, count, texts);
    if (taken == 0) return EXIT_MISUSE;
    i += taken;
  }
  return serve(&arguments);
}

const Command command_server = {
    .name = "server",
    .summary = "the language server, for an editor to start",
    .usage =
        "Usage: pylore server [--stdio | --pipe PATH | --socket PORT] [OPTION...]\n"
        "\n"
        "Speaks the Language Server Protocol 3.17 with the editor that started it.\n"
        "\n"
        "  --stdio                  over standard input and output; this is the default\n"
        "  --pipe PATH              over the pipe or Unix socket on which the editor listens\n"
        "  --socket PORT            over the port of this machine on which the editor listens\n"
        "  --clientProcessId ID     end when this process ends\n"
        "  --position-encoding utf-8|utf-16|utf-32\n"
        "                           what columns are counted in, whatever the editor offers\n"
        "  --log                    a line to standard error for each message: its method,\n"
        "                           milliseconds and bytes, never its content\n"
        "\n"
        "Exit code: 0 after an orderly end, 1 where the editor left without one, 2 on misuse.\n",
    .run = run,
};
