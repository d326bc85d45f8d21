list(APPEND UI_HEADERS
    history/callexport.h history/conversationview.h history/historydelegate.h history/historydetail.h history/historyfilters.h
    history/historymodel.h history/historypage.h history/markedtext.h history/recordingbar.h history/recordingexport.h history/waveformview.h)
list(APPEND UI_SOURCES
    history/callexport.cpp history/conversationview.cpp history/historydelegate.cpp history/historydetail.cpp history/historyfilters.cpp
    history/historymodel.cpp history/historypage.cpp history/markedtext.cpp history/recordingbar.cpp history/recordingexport.cpp history/waveformview.cpp)
