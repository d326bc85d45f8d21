include(${CMAKE_CURRENT_LIST_DIR}/../audio/sources.cmake)
