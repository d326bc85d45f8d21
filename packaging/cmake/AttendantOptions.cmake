# SPDX-License-Identifier: GPL-3.0-or-later
# Attendant::Options: the language, warnings and Qt strictness that every target shares; and the one precompiled header.

option(ATTENDANT_WERROR "Warnings are errors (CI)" OFF)
option(ATTENDANT_PCH "Use the shared precompiled header" ON)
set(ATTENDANT_SANITIZE "" CACHE STRING "Sanitizers, for example address,undefined or thread")

set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_SCAN_FOR_MODULES OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
    # base_dir lets a checkout at another path reuse the cache; the sloppiness is what a precompiled header needs.
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env
        CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
        CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${CCACHE_PROGRAM})
endif()
find_program(MOLD_PROGRAM mold)
if(MOLD_PROGRAM)
    add_link_options(-fuse-ld=mold)
endif()

add_library(attendant_options INTERFACE)
add_library(Attendant::Options ALIAS attendant_options)
target_compile_features(attendant_options INTERFACE cxx_std_23)
target_compile_definitions(attendant_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
    QT_NO_CONTEXTLESS_CONNECT QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_FOREACH QT_STRICT_ITERATORS QT_NO_KEYWORDS
    QT_DISABLE_DEPRECATED_UP_TO=0x060800
    ATTENDANT_VERSION="${PROJECT_VERSION}")
target_compile_options(attendant_options INTERFACE
    -Wall -Wextra -Wpedantic -Wnon-virtual-dtor -Wcast-align -Woverloaded-virtual -Wshadow=local -Wvla -Wno-missing-field-initializers
    # GCC 14 is wrong about std::optional too often for this one to help.
    -Wno-maybe-uninitialized)
if(ATTENDANT_WERROR)
    target_compile_options(attendant_options INTERFACE -Werror)
endif()
if(ATTENDANT_SANITIZE)
    target_compile_options(attendant_options INTERFACE -fsanitize=${ATTENDANT_SANITIZE} -fno-omit-frame-pointer)
    target_link_options(attendant_options INTERFACE -fsanitize=${ATTENDANT_SANITIZE})
endif()

# One precompiled header, std and Qt only. It is built once, in attendant_pch, and reused by every target of the project.
function(attendant_use_pch target)
    if(NOT ATTENDANT_PCH)
        return()
    endif()
    if(NOT TARGET attendant_pch)
        file(WRITE ${CMAKE_BINARY_DIR}/pch.cpp.in "// the precompiled header's own translation unit\n")
        configure_file(${CMAKE_BINARY_DIR}/pch.cpp.in ${CMAKE_BINARY_DIR}/pch.cpp COPYONLY)
        add_library(attendant_pch OBJECT ${CMAKE_BINARY_DIR}/pch.cpp)
        # Core alone: a macro such as QT_NETWORK_LIB in the header would make it useless to targets that lack it.
        target_link_libraries(attendant_pch PRIVATE Attendant::Options Qt6::Core)
        target_precompile_headers(attendant_pch PRIVATE ${CMAKE_SOURCE_DIR}/packaging/cmake/pch.h)
        set_target_properties(attendant_pch PROPERTIES AUTOMOC OFF AUTOUIC OFF AUTORCC OFF)
    endif()
    target_precompile_headers(${target} REUSE_FROM attendant_pch)
    # Executables would be compiled with -fPIE, which a header compiled with -fPIC does not fit; -fPIC serves both.
    target_compile_options(${target} PRIVATE -fPIC)
endfunction()
