list(APPEND UI_HEADERS live/callsdelegate.h live/callsmodel.h live/callsview.h live/livepage.h live/readypanel.h)
list(APPEND UI_SOURCES live/callsdelegate.cpp live/callsmodel.cpp live/callsview.cpp live/callsviewinput.cpp live/livepage.cpp live/readypanel.cpp)
