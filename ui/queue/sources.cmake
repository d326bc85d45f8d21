list(APPEND UI_HEADERS queue/lasttakenpanel.h queue/queueitem.h queue/queuepage.h)
list(APPEND UI_SOURCES queue/lasttakenpanel.cpp queue/queueitem.cpp queue/queuepage.cpp)
