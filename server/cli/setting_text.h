/* Settings as words, for `pylore check --show-settings` and `pylore doctor`. */
#ifndef PYLORE_CLI_SETTING_TEXT_H
#define PYLORE_CLI_SETTING_TEXT_H

#include "base/buffer.h"
#include "config/settings.h"

const char *setting_name(SettingId id); /* "line-length" */

void setting_add_value(const Settings *settings, SettingId id, Buffer *out);

#endif
