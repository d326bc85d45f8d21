list(APPEND UI_HEADERS policy/jsonview.h policy/policyeditor.h policy/policyform.h policy/policytimeline.h policy/rulecard.h policy/steprow.h policy/steptext.h)
list(APPEND UI_SOURCES
    policy/jsonhighlighter.cpp policy/jsonview.cpp policy/policyeditor.cpp policy/policyform.cpp policy/policytimeline.cpp
    policy/rulecard.cpp policy/steprow.cpp policy/steptext.cpp)
