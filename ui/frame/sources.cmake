list(APPEND UI_HEADERS frame/commandpalette.h frame/healthview.h frame/mainwindow.h frame/navigationrail.h frame/palettemodel.h frame/topbar.h
    frame/traypresence.h)
list(APPEND UI_SOURCES frame/commandpalette.cpp frame/healthview.cpp frame/mainwindow.cpp frame/mainwindow_commands.cpp frame/navigationrail.cpp frame/palettemodel.cpp
    frame/topbar.cpp frame/traypresence.cpp)
