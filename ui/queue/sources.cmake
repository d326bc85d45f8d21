list(APPEND UI_HEADERS queue/lasttakenpanel.h queue/nextstepspanel.h queue/offertext.h queue/queueitem.h queue/queuepage.h)
list(APPEND UI_SOURCES queue/lasttakenpanel.cpp queue/nextstepspanel.cpp queue/offertext.cpp queue/queueitem.cpp queue/queuepage.cpp)
