list(APPEND UI_HEADERS wrapup/wrapupbanner.h wrapup/wrapupform.h wrapup/wrapupsaver.h)
list(APPEND UI_SOURCES wrapup/wrapupbanner.cpp wrapup/wrapupform.cpp wrapup/wrapupsaver.cpp)
