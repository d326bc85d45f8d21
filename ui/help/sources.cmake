list(APPEND UI_HEADERS help/helppage.h)
list(APPEND UI_SOURCES help/helppage.cpp)
