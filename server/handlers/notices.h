/* Messages to the user.
 *   source  LSP 3.17, "LogMessage Notification", "ShowMessage Notification". */
#ifndef PYLORE_HANDLERS_NOTICES_H
#define PYLORE_HANDLERS_NOTICES_H

#include "handlers/state.h"

typedef enum NoticeType { NOTICE_ERROR = 1, NOTICE_WARNING, NOTICE_INFORMATION } NoticeType;

/* To the editor's log of this server. */
void notices_log(Server *server, NoticeType type, Slice message);

/* Before the user's eyes. */
void notices_show(Server *server, NoticeType type, Slice message);

#endif
