<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
    <context>
        <name>Attendant::Ui::Offer</name>
        <message numerus="yes">
            <source>%1 and %n more</source>
            <translation>
                <numerusform>%1 and %n more</numerusform>
                <numerusform>%1 and %n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>CallHead</name>
        <message numerus="yes">
            <source>%n earlier call(s)</source>
            <translation>
                <numerusform>%n earlier call</numerusform>
                <numerusform>%n earlier calls</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>CallbacksView</name>
        <message numerus="yes">
            <source>%n attempt(s)</source>
            <translation>
                <numerusform>%n attempt</numerusform>
                <numerusform>%n attempts</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ConsoleSession</name>
        <message numerus="yes">
            <source>%n call(s) are in progress. End them with the server?</source>
            <translation>
                <numerusform>%n call is in progress. End it with the server?</numerusform>
                <numerusform>%n calls are in progress. End them with the server?</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>HistoryPage</name>
        <message numerus="yes">
            <source>%n calls, and more</source>
            <translation>
                <numerusform>%n call, and more</numerusform>
                <numerusform>%n calls, and more</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>More than %n calls</source>
            <translation>
                <numerusform>More than %n call</numerusform>
                <numerusform>More than %n calls</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n calls</source>
            <translation>
                <numerusform>%n call</numerusform>
                <numerusform>%n calls</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message numerus="yes">
            <source>%n calls</source>
            <translation>
                <numerusform>%n call</numerusform>
                <numerusform>%n calls</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n waiting, an emergency among them</source>
            <translation>
                <numerusform>%n waiting, an emergency</numerusform>
                <numerusform>%n waiting, an emergency among them</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n waiting</source>
            <translation>
                <numerusform>%n waiting</numerusform>
                <numerusform>%n waiting</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>OrganizationEditor</name>
        <message numerus="yes">
            <source>%n changes</source>
            <translation>
                <numerusform>%n change</numerusform>
                <numerusform>%n changes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n to fix</source>
            <translation>
                <numerusform>%n to fix</numerusform>
                <numerusform>%n to fix</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>OrganizationFields</name>
        <message numerus="yes">
            <source>%n digits are missing.</source>
            <translation>
                <numerusform>%n digit is missing.</numerusform>
                <numerusform>%n digits are missing.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>OrganizationsPage</name>
        <message numerus="yes">
            <source>%n changes to %1 are not saved.</source>
            <translation>
                <numerusform>%n change to %1 is not saved.</numerusform>
                <numerusform>%n changes to %1 are not saved.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PeoplePanel</name>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>and %n more</numerusform>
                <numerusform>and %n more</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n offline</source>
            <translation>
                <numerusform>%n offline</numerusform>
                <numerusform>%n offline</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PolicyTimeline</name>
        <message numerus="yes">
            <source>and %n more step(s)</source>
            <translation>
                <numerusform>and %n more step</numerusform>
                <numerusform>and %n more steps</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PromptsPage</name>
        <message numerus="yes">
            <source>%n hits</source>
            <translation>
                <numerusform>%n hit</numerusform>
                <numerusform>%n hits</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>QueuePage</name>
        <message numerus="yes">
            <source>%n waiting</source>
            <translation>
                <numerusform>%n waiting</numerusform>
                <numerusform>%n waiting</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n past target</source>
            <translation>
                <numerusform>%n past target</numerusform>
                <numerusform>%n past target</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ReadyPanel</name>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>and %n more</numerusform>
                <numerusform>and %n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ReviewView</name>
        <message numerus="yes">
            <source>%n changes to save</source>
            <translation>
                <numerusform>%n change to save</numerusform>
                <numerusform>%n changes to save</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RulesPanel</name>
        <message numerus="yes">
            <source>%n alarm(s)</source>
            <translation>
                <numerusform>%n alarm</numerusform>
                <numerusform>%n alarms</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>TrayPresence</name>
        <message numerus="yes">
            <source>Attendant: %n waiting</source>
            <translation>
                <numerusform>Attendant: %n waiting</numerusform>
                <numerusform>Attendant: %n waiting</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>WrapupBanner</name>
        <message numerus="yes">
            <source>And %n more.</source>
            <translation>
                <numerusform>And %n more.</numerusform>
                <numerusform>And %n more.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>TranscriptModel</name>
        <message numerus="yes">
            <source>Sound and words were deleted after %n days</source>
            <translation>
                <numerusform>Sound and words were deleted after one day</numerusform>
                <numerusform>Sound and words were deleted after %n days</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>DisagreementNotice</name>
        <message numerus="yes">
            <source>And %n more.</source>
            <translation>
                <numerusform>And %n more.</numerusform>
                <numerusform>And %n more.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>NextStepsPanel</name>
        <message numerus="yes">
            <source>and %n more step(s)</source>
            <translation>
                <numerusform>and %n more step</numerusform>
                <numerusform>and %n more steps</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>CallDock</name>
        <message numerus="yes">
            <source>Hear the last %n second(s) again in one ear; the call goes on in the other</source>
            <translation>
                <numerusform>Hear the last second again in one ear; the call goes on in the other</numerusform>
                <numerusform>Hear the last %n seconds again in one ear; the call goes on in the other</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>OrganizationChanges</name>
        <message numerus="yes">
            <source>%n day(s)</source>
            <translation>
                <numerusform>%n day</numerusform>
                <numerusform>%n days</numerusform>
            </translation>
        </message>
    </context>
</TS>
