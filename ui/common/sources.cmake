list(APPEND UI_HEADERS
    common/announce.h common/badge.h common/besidebox.h common/button.h common/consolestore.h common/consolesync.h common/copytext.h common/emptystate.h common/escalationtext.h common/field.h common/flowrow.h common/format.h common/healthtext.h
    common/numberorchannel.h common/icons.h common/label.h common/language.h
    common/levelmeter.h common/notice.h common/page.h common/paint.h common/panel.h common/phaseline.h common/risk.h common/ruletitle.h common/segmentedfilter.h common/speechlayout.h
    common/style.h common/switch.h common/tagchip.h common/targetbar.h common/theme.h)
list(APPEND UI_SOURCES
    common/announce.cpp common/badge.cpp common/besidebox.cpp common/button.cpp common/consolestore.cpp common/consolesync.cpp common/copytext.cpp common/emptystate.cpp common/escalationtext.cpp common/field.cpp common/flowrow.cpp common/format.cpp common/healthtext.cpp
    common/numberorchannel.cpp common/icons.cpp common/label.cpp common/language.cpp
    common/levelmeter.cpp common/notice.cpp common/page.cpp common/paint.cpp common/panel.cpp common/phaseline.cpp common/risk.cpp common/ruletitle.cpp
    common/segmentedfilter.cpp common/speechlayout.cpp common/style.cpp common/stylecontrols.cpp common/switch.cpp common/tagchip.cpp common/targetbar.cpp
    common/theme.cpp)
