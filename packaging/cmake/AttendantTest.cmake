# SPDX-License-Identifier: GPL-3.0-or-later
# attendant_add_test(tst_result LABEL unit AREAS base [LIBRARIES Qt6::Sql] [SOURCES more.cpp] [TIMEOUT 60] [GUI])
#
# One executable per test, from tst_result.cpp beside the calling list file; linked only to its areas and Attendant::TestSupport.
# GUI tests run on the offscreen platform unless the environment says otherwise.
# The target attendant_checks builds every test that needs no window: what the sanitizers run.
add_custom_target(attendant_checks)

function(attendant_add_test name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "GUI" "LABEL;TIMEOUT" "AREAS;LIBRARIES;SOURCES;LABELS")
    add_executable(${name} ${name}.cpp ${arg_SOURCES})
    set_target_properties(${name} PROPERTIES AUTOMOC ON)
    target_link_libraries(${name} PRIVATE attendant_test_support Qt6::Test ${arg_LIBRARIES})
    foreach(area IN LISTS arg_AREAS)
        target_link_libraries(${name} PRIVATE attendant_${area})
    endforeach()
    attendant_use_pch(${name})
    target_compile_definitions(${name} PRIVATE ATTENDANT_TEST_DATA="${CMAKE_SOURCE_DIR}/tests/data" ATTENDANT_SOURCE="${CMAKE_SOURCE_DIR}")
    add_test(NAME ${name} COMMAND ${name})
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 60)
    endif()
    if(ATTENDANT_SANITIZE)
        math(EXPR arg_TIMEOUT "${arg_TIMEOUT} * 4")
    endif()
    set(environment "LC_ALL=C.UTF-8;UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1")
    if(arg_GUI)
        list(APPEND environment QT_QPA_PLATFORM=offscreen)
        list(APPEND arg_LABELS gui)
    else()
        add_dependencies(attendant_checks ${name})
    endif()
    set_tests_properties(${name} PROPERTIES LABELS "${arg_LABEL};${arg_LABELS}" TIMEOUT ${arg_TIMEOUT} ENVIRONMENT "${environment}")
endfunction()
