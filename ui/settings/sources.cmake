list(APPEND UI_HEADERS settings/appearancesection.h settings/audiosection.h settings/languagesection.h settings/sectionlist.h settings/serversection.h
    settings/settingspage.h settings/settingssection.h settings/shortcutsection.h settings/soundcheckpanel.h)
list(APPEND UI_SOURCES settings/appearancesection.cpp settings/audiosection.cpp settings/languagesection.cpp settings/sectionlist.cpp settings/serversection.cpp
    settings/settingspage.cpp settings/settingssection.cpp settings/shortcutsection.cpp settings/soundcheckpanel.cpp)
