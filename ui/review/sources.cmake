list(APPEND UI_HEADERS review/reviewpanel.h review/rulespanel.h)
list(APPEND UI_SOURCES review/reviewpanel.cpp review/rulespanel.cpp)
