list(APPEND UI_HEADERS audio/audiodevice.h audio/audiodevices.h audio/callaudio.h audio/deviceprobe.h audio/formatbridge.h audio/microphonemonitor.h audio/qtaudiodevice.h audio/recordingplayer.h audio/soundcheck.h audio/soundplayer.h audio/streamwatch.h)
list(APPEND UI_SOURCES audio/audiodevices.cpp audio/callaudio.cpp audio/callaudioengine.cpp audio/deviceprobe.cpp audio/formatbridge.cpp audio/microphonemonitor.cpp audio/qtaudiodevice.cpp audio/recordingplayer.cpp
    audio/soundcheck.cpp audio/soundplayer.cpp audio/streamwatch.cpp)
list(APPEND UI_LIBRARIES Qt6::Multimedia)
