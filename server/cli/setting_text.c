#include "cli/setting_text.h"

static const char *const names[SETTING_COUNT] = {
    [SETTING_SELECT] = "select",
    [SETTING_IGNORE] = "ignore",
    [SETTING_EXTEND_SELECT] = "extend-select",
    [SETTING_EXTEND_IGNORE] = "extend-ignore",
    [SETTING_PER_FILE_IGNORES] = "per-file-ignores",
    [SETTING_EXCLUDE] = "exclude",
    [SETTING_EXTEND_EXCLUDE] = "extend-exclude",
    [SETTING_LINE_LENGTH] = "line-length",
    [SETTING_DOC_LENGTH] = "max-doc-length",
    [SETTING_INDENT_SIZE] = "indent-size",
    [SETTING_HANG_CLOSING] = "hang-closing",
    [SETTING_IGNORE_NAMES] = "ignore-names",
    [SETTING_EXTEND_IGNORE_NAMES] = "extend-ignore-names",
    [SETTING_CLASSMETHOD_DECORATORS] = "classmethod-decorators",
    [SETTING_STATICMETHOD_DECORATORS] = "staticmethod-decorators",
};

static void add_list(SliceList list, Buffer *out) {
  buffer_add_char(out, '[');
  for (uint32_t i = 0; i < list.count; i++)
    buffer_add_format(out, "%s%.*s", i == 0 ? "" : ", ", (int)list.items[i].len, list.items[i].ptr);
  buffer_add_char(out, ']');
}

static void add_by_file(PerFileIgnores list, Buffer *out) {
  buffer_add_char(out, '[');
  for (uint32_t i = 0; i < list.count; i++)
    buffer_add_format(out, "%s%.*s:%.*s", i == 0 ? "" : ", ", (int)list.items[i].pattern.len,
                      list.items[i].pattern.ptr, (int)list.items[i].codes.len,
                      list.items[i].codes.ptr);
  buffer_add_char(out, ']');
}

const char *setting_name(SettingId id) {
  return names[id];
}

void setting_add_value(const Settings *settings, SettingId id, Buffer *out) {
  const void *place = (const char *)settings + settings_offset(id);
  switch (id) {
  case SETTING_LINE_LENGTH:
  case SETTING_INDENT_SIZE: buffer_add_format(out, "%u", *(const uint32_t *)place); break;
  case SETTING_DOC_LENGTH:
    if (settings->doc_length == 0)
      buffer_add(out, SLICE("none"));
    else
      buffer_add_format(out, "%u", settings->doc_length);
    break;
  case SETTING_HANG_CLOSING:
    buffer_add(out, settings->hang_closing ? SLICE("true") : SLICE("false"));
    break;
  case SETTING_PER_FILE_IGNORES: add_by_file(settings->per_file_ignores, out); break;
  default: add_list(*(const SliceList *)place, out);
  }
}
