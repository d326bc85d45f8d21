list(APPEND UI_HEADERS
    organizations/chipflow.h organizations/choicepopup.h organizations/entrylist.h organizations/fieldbinding.h organizations/hoursgrid.h
    organizations/hourssection.h organizations/listsections.h organizations/openstate.h organizations/organizationchanges.h
    organizations/organizationdraft.h organizations/organizationeditor.h organizations/organizationlist.h organizations/organizationspage.h
    organizations/phrasessection.h organizations/recordingsection.h organizations/reviewview.h organizations/voicesection.h)
list(APPEND UI_SOURCES
    organizations/chipflow.cpp organizations/choicepopup.cpp organizations/entrylist.cpp organizations/fieldbinding.cpp
    organizations/hoursgrid.cpp organizations/hourssection.cpp organizations/listsections.cpp organizations/openstate.cpp
    organizations/organizationchanges.cpp organizations/organizationdraft.cpp organizations/organizationeditor.cpp
    organizations/organizationlist.cpp organizations/organizationspage.cpp organizations/phrasessection.cpp organizations/recordingsection.cpp
    organizations/reviewview.cpp organizations/voicesection.cpp)
