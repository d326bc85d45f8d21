list(APPEND UI_HEADERS wrapup/remainsnotice.h wrapup/wrapupbanner.h wrapup/wrapupform.h wrapup/wrapupsaver.h)
list(APPEND UI_SOURCES wrapup/remainsnotice.cpp wrapup/wrapupbanner.cpp wrapup/wrapupform.cpp wrapup/wrapupsaver.cpp)
