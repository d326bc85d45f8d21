list(APPEND UI_HEADERS call/calldock.h call/callfacts.h call/callhead.h call/callline.h call/callpage.h call/controlbutton.h call/dockstrip.h call/escalationbanner.h
    call/handbackbar.h call/inlineask.h call/outcomes.h call/recordingmark.h call/sidepanel.h call/talkkey.h call/transcriptdelegate.h call/transcriptmodel.h call/transcriptview.h)
list(APPEND UI_SOURCES call/calldock.cpp call/callfacts.cpp call/callhead.cpp call/callline.cpp call/callpage.cpp call/controlbutton.cpp call/dockstrip.cpp
    call/escalationbanner.cpp call/factrow.cpp call/handbackbar.cpp call/inlineask.cpp call/outcomes.cpp call/recordingmark.cpp call/sidepanel.cpp call/talkkey.cpp call/transcriptdelegate.cpp
    call/transcriptmodel.cpp call/transcriptview.cpp)
