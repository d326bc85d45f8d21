# SPDX-License-Identifier: GPL-3.0-or-later
# attendant_add_library(calls DEPENDS base domain … [LIBRARIES Qt6::Sql …] HEADERS … SOURCES …)
#
# Makes the static library attendant_calls with the alias Attendant::Calls. DEPENDS names areas of the project (checked by the
# layers test against style-anchors' list of arrows); LIBRARIES names everything from outside. Includes are written with their
# area: "calls/callsession.h".
function(attendant_add_library name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "DEPENDS;LIBRARIES;HEADERS;SOURCES")
    set(target attendant_${name})
    string(SUBSTRING ${name} 0 1 first)
    string(TOUPPER ${first} first)
    string(SUBSTRING ${name} 1 -1 rest)
    add_library(${target} STATIC ${arg_SOURCES})
    add_library(Attendant::${first}${rest} ALIAS ${target})
    if(arg_HEADERS)
        target_sources(${target} PUBLIC FILE_SET HEADERS BASE_DIRS ${CMAKE_CURRENT_SOURCE_DIR}/.. FILES ${arg_HEADERS})
    endif()
    target_include_directories(${target} PUBLIC ${CMAKE_CURRENT_SOURCE_DIR}/..)
    set_target_properties(${target} PROPERTIES AUTOMOC ON)
    target_link_libraries(${target} PUBLIC Attendant::Options ${arg_LIBRARIES})
    foreach(area IN LISTS arg_DEPENDS)
        target_link_libraries(${target} PUBLIC attendant_${area})
    endforeach()
    attendant_use_pch(${target})
endfunction()
