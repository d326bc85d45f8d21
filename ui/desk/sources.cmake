list(APPEND UI_HEADERS desk/callbacksview.h desk/deskstore.h desk/disagreementnotice.h desk/desksync.h desk/openwrapupspanel.h desk/peoplepanel.h desk/presencelook.h desk/todaypanel.h)
list(APPEND UI_SOURCES
    desk/callbacksview.cpp desk/deskstore.cpp desk/disagreementnotice.cpp desk/desksync.cpp desk/openwrapupspanel.cpp desk/peoplepanel.cpp desk/presencelook.cpp desk/todaypanel.cpp)
