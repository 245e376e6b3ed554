#include "handlers/methods.h"

const Method server_methods[] = {
    {SLICE_INIT("initialize"), PHASE_NEW, .answer = lifecycle_initialize},
    {SLICE_INIT("initialized"), PHASE_RUNNING, .notice = lifecycle_initialized},
    {SLICE_INIT("shutdown"), PHASE_RUNNING, .answer = lifecycle_shutdown},
    {SLICE_INIT("exit"), PHASE_ANY, .notice = lifecycle_exit},
    {SLICE_INIT("$/cancelRequest"), PHASE_RUNNING, .notice = lifecycle_cancel},
    {SLICE_INIT("$/setTrace"), PHASE_RUNNING, .notice = lifecycle_set_trace},
    {SLICE_INIT("textDocument/didOpen"), PHASE_RUNNING, .notice = sync_open},
    {SLICE_INIT("textDocument/didChange"), PHASE_RUNNING, .notice = sync_change},
    {SLICE_INIT("textDocument/didClose"), PHASE_RUNNING, .notice = sync_close},
    {SLICE_INIT("textDocument/diagnostic"), PHASE_RUNNING, .answer = diagnostics_answer},
    {SLICE_INIT("textDocument/hover"), PHASE_RUNNING, .answer = hover_answer},
    {SLICE_INIT("textDocument/codeAction"), PHASE_RUNNING, .answer = code_action_answer},
    {SLICE_INIT("workspace/didChangeConfiguration"), PHASE_RUNNING,
     .notice = configuration_changed},
    {SLICE_INIT("workspace/didChangeWatchedFiles"), PHASE_RUNNING, .notice = own_pages_changed},
    {SLICE_INIT("workspace/executeCommand"), PHASE_RUNNING, .answer = execute_command_answer},
    {SLICE_INIT("workspace/textDocumentContent"), PHASE_RUNNING, .answer = topic_answer_content},
    {SLICE_INIT("pylore/topic"), PHASE_RUNNING, .answer = topic_answer},
    {SLICE_INIT("pylore/conceptsAt"), PHASE_RUNNING, .answer = concepts_at_answer},
    {.phases = 0},
};
