list(APPEND UI_HEADERS console/console.h console/ringer.h)
list(APPEND UI_SOURCES console/console.cpp console/ringer.cpp)
