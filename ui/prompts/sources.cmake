list(APPEND UI_HEADERS prompts/codeview.h prompts/problemlist.h prompts/promptfacts.h prompts/promptpane.h prompts/promptspage.h)
list(APPEND UI_SOURCES
    prompts/codeview.cpp prompts/problemlist.cpp prompts/promptfacts.cpp prompts/prompthighlighter.cpp prompts/promptpane.cpp
    prompts/promptspage.cpp)
list(APPEND UI_LIBRARIES KF6::SyntaxHighlighting)
# The definition goes into the library once its target exists, at the end of the including list file.
if(EXISTS ${CMAKE_SOURCE_DIR}/resources/syntax/attendant-prompt.xml)
    cmake_language(DEFER CALL qt_add_resources attendant_ui attendant_syntax PREFIX /attendant/syntax
        BASE ${CMAKE_SOURCE_DIR}/resources/syntax FILES ${CMAKE_SOURCE_DIR}/resources/syntax/attendant-prompt.xml)
endif()
