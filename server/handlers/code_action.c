#include "handlers/methods.h"
Outcome code_action_answer(Server *server, const json_t *params, Reply *reply) {
  (void)server;
  (void)params;
  (void)reply;
  return OUTCOME_DONE;
}
