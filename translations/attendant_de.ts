<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
    <context>
        <name>AppearanceSection</name>
        <message>
            <source>Appearance</source>
            <translation>Darstellung</translation>
        </message>
        <message>
            <source>How the console looks on this computer.</source>
            <translation>Wie die Konsole auf diesem Computer aussieht.</translation>
        </message>
        <message>
            <source>Colours and text</source>
            <translation>Farben und Text</translation>
        </message>
        <message>
            <source>Theme</source>
            <translation>Farbschema</translation>
        </message>
        <message>
            <source>System</source>
            <translation>System</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Hell</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Dunkel</translation>
        </message>
        <message>
            <source>Text size</source>
            <translation>Textgröße</translation>
        </message>
        <message>
            <source>%1 %</source>
            <translation>%1 %</translation>
        </message>
    </context>
    <context>
        <name>Attendant::Ui::EscalationText</name>
        <message>
            <source>The caller asked for a person</source>
            <translation>Der Anrufer bat um einen Menschen</translation>
        </message>
        <message>
            <source>The caller asked for a person: “%1”</source>
            <translation>Der Anrufer bat um einen Menschen: „%1“</translation>
        </message>
        <message>
            <source>The AI was unsure more than once</source>
            <translation>Die KI war mehrmals unsicher</translation>
        </message>
        <message>
            <source>The AI was unsure more than once, last: “%1”</source>
            <translation>Die KI war mehrmals unsicher, zuletzt: „%1“</translation>
        </message>
        <message>
            <source>The AI cannot be reached</source>
            <translation>Die KI ist nicht erreichbar</translation>
        </message>
        <message>
            <source>The line of the person in the call was lost</source>
            <translation>Die Leitung der Person im Anruf ging verloren</translation>
        </message>
        <message>
            <source>Emergency phrase “%1”</source>
            <translation>Notfallwort „%1“</translation>
        </message>
        <message>
            <source>Priority phrase “%1”</source>
            <translation>Vorrangwort „%1“</translation>
        </message>
        <message>
            <source>A person is asked for</source>
            <translation>Ein Mensch wird gebraucht</translation>
        </message>
    </context>
    <context>
        <name>Attendant::Ui::Offer</name>
        <message>
            <source>you</source>
            <translation>Sie</translation>
        </message>
        <message numerus="yes">
            <source>%1 and %n more</source>
            <translation>
                <numerusform>%1 und %n weitere Person</numerusform>
                <numerusform>%1 und %n weitere Personen</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 and %2</source>
            <comment>two people</comment>
            <translation>%1 und %2</translation>
        </message>
        <message>
            <source>The caller was asked to leave a message</source>
            <translation>Der Anrufer wurde gebeten, eine Nachricht zu hinterlassen</translation>
        </message>
        <message>
            <source>Offered to %1</source>
            <translation>Angeboten an %1</translation>
        </message>
        <message>
            <source>Nobody took it; offered to whoever becomes available</source>
            <translation>Niemand hat angenommen; wird allen angeboten, die verfügbar werden</translation>
        </message>
        <message>
            <source>%1, %2 left</source>
            <translation>%1, noch %2</translation>
        </message>
        <message>
            <source>%1 (step %2 of %3)</source>
            <translation>%1 (Schritt %2 von %3)</translation>
        </message>
        <message>
            <source>Nobody is available</source>
            <translation>Niemand ist verfügbar</translation>
        </message>
    </context>
    <context>
        <name>Attendant::Ui::Presence</name>
        <message>
            <source>Available</source>
            <translation>Verfügbar</translation>
        </message>
        <message>
            <source>Busy</source>
            <translation>Beschäftigt</translation>
        </message>
        <message>
            <source>Wrap-up</source>
            <translation>Nachbearbeitung</translation>
        </message>
        <message>
            <source>Away</source>
            <translation>Abwesend</translation>
        </message>
        <message>
            <source>Offline</source>
            <translation>Offline</translation>
        </message>
        <message>
            <source>On a call</source>
            <translation>Im Anruf</translation>
        </message>
        <message>
            <source>%1, %2</source>
            <comment>presence, for how long</comment>
            <translation>%1, %2</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <comment>presence: why</comment>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>missed two offers</source>
            <translation>zwei Angebote verpasst</translation>
        </message>
        <message>
            <source>the console has fallen silent</source>
            <translation>die Konsole meldet sich nicht mehr</translation>
        </message>
    </context>
    <context>
        <name>AudioSection</name>
        <message>
            <source>Audio</source>
            <translation>Ton</translation>
        </message>
        <message>
            <source>Changes apply at once, also during a call.</source>
            <translation>Änderungen gelten sofort, auch während eines Anrufs.</translation>
        </message>
        <message>
            <source>too loud</source>
            <translation>zu laut</translation>
        </message>
        <message>
            <source>good</source>
            <translation>gut</translation>
        </message>
        <message>
            <source>quiet</source>
            <translation>leise</translation>
        </message>
        <message>
            <source>%1 %</source>
            <translation>%1 %</translation>
        </message>
        <message>
            <source>You speak into</source>
            <translation>Sie sprechen in</translation>
        </message>
        <message>
            <source>Microphone</source>
            <translation>Mikrofon</translation>
        </message>
        <message>
            <source>Level of the microphone</source>
            <translation>Pegel des Mikrofons</translation>
        </message>
        <message>
            <source>Level</source>
            <translation>Pegel</translation>
        </message>
        <message>
            <source>Input volume</source>
            <translation>Eingangslautstärke</translation>
        </message>
        <message>
            <source>You hear the caller on</source>
            <translation>Sie hören Anrufer über</translation>
        </message>
        <message>
            <source>Speaker</source>
            <translation>Lautsprecher</translation>
        </message>
        <message>
            <source>Test tone</source>
            <translation>Testton</translation>
        </message>
        <message>
            <source>Volume</source>
            <translation>Lautstärke</translation>
        </message>
        <message>
            <source>Volume of the caller</source>
            <translation>Lautstärke des Anrufers</translation>
        </message>
        <message>
            <source>Calls ring on</source>
            <translation>Anrufe klingeln auf</translation>
        </message>
        <message>
            <source>Ring device</source>
            <translation>Klingelgerät</translation>
        </message>
        <message>
            <source>Ring</source>
            <translation>Klingeln</translation>
        </message>
        <message>
            <source>Device</source>
            <translation>Gerät</translation>
        </message>
        <message>
            <source>Volume of the ring</source>
            <translation>Lautstärke des Klingelns</translation>
        </message>
        <message>
            <source>Ring while an emergency waits and you are not on a call</source>
            <translation>Klingeln, solange ein Notfall wartet und Sie nicht in einem Anruf sind</translation>
        </message>
        <message>
            <source>Emergencies</source>
            <translation>Notfälle</translation>
        </message>
        <message>
            <source>No device found</source>
            <translation>Kein Gerät gefunden</translation>
        </message>
        <message>
            <source>System default</source>
            <translation>Standard des Systems</translation>
        </message>
        <message>
            <source>System default: %1</source>
            <translation>Standard des Systems: %1</translation>
        </message>
        <message>
            <source>%1 (not connected)</source>
            <translation>%1 (nicht verbunden)</translation>
        </message>
        <message>
            <source>In use: %1</source>
            <translation>In Gebrauch: %1</translation>
        </message>
        <message>
            <source>Plug a microphone in; it appears here by itself.</source>
            <translation>Schließen Sie ein Mikrofon an; es erscheint hier von selbst.</translation>
        </message>
        <message>
            <source>%1 returns by itself when plugged in.</source>
            <translation>%1 kommt von selbst zurück, sobald es angeschlossen ist.</translation>
        </message>
        <message>
            <source>No speaker was found.</source>
            <translation>Es wurde kein Lautsprecher gefunden.</translation>
        </message>
        <message>
            <source>%1 was unplugged %2 ago.</source>
            <translation>%1 wurde vor %2 getrennt.</translation>
        </message>
        <message>
            <source>%1 is not connected.</source>
            <translation>%1 ist nicht verbunden.</translation>
        </message>
        <message>
            <source>%1 is used until it is back.</source>
            <translation>Bis es zurück ist, wird %1 benutzt.</translation>
        </message>
        <message>
            <source>There is no other device.</source>
            <translation>Es gibt kein anderes Gerät.</translation>
        </message>
        <message>
            <source>No microphone was found.</source>
            <translation>Es wurde kein Mikrofon gefunden.</translation>
        </message>
        <message>
            <source>Callers cannot hear you. Plug one in, or check the sound settings of this computer.</source>
            <translation>Anrufer können Sie nicht hören. Schließen Sie eines an oder prüfen Sie die Toneinstellungen dieses Computers.</translation>
        </message>
        <message>
            <source>You cannot hear callers. Plug one in, or check the sound settings of this computer.</source>
            <translation>Sie können Anrufer nicht hören. Schließen Sie einen an oder prüfen Sie die Toneinstellungen dieses Computers.</translation>
        </message>
        <message>
            <source>The microphone does not work.</source>
            <translation>Das Mikrofon funktioniert nicht.</translation>
        </message>
        <message>
            <source>Keep %1</source>
            <translation>%1 behalten</translation>
        </message>
        <message>
            <source>in the call</source>
            <translation>im Anruf</translation>
        </message>
        <message>
            <source>%1 cannot be used.</source>
            <translation>%1 lässt sich nicht benutzen.</translation>
        </message>
        <message>
            <source>Another program may have it to itself. Close that, or choose another device.</source>
            <translation>Vielleicht benutzt es ein anderes Programm allein. Schließen Sie dieses oder wählen Sie ein anderes Gerät.</translation>
        </message>
        <message>
            <source>Your voice in a call</source>
            <translation>Ihre Stimme im Anruf</translation>
        </message>
        <message>
            <source>Echo</source>
            <translation>Echo</translation>
        </message>
        <message>
            <source>Take away what the microphone hears of the speaker</source>
            <translation>Entfernen, was das Mikrofon vom Lautsprecher hört</translation>
        </message>
        <message>
            <source>Noise</source>
            <translation>Geräusche</translation>
        </message>
        <message>
            <source>Suppress fans, keyboards and other steady noise</source>
            <translation>Lüfter, Tastatur und andere gleichmäßige Geräusche unterdrücken</translation>
        </message>
        <message>
            <source>Loudness</source>
            <translation>Lautstärke</translation>
        </message>
        <message>
            <source>Make a quiet voice as loud as others</source>
            <translation>Eine leise Stimme so laut machen wie andere</translation>
        </message>
        <message>
            <source>Calls begin muted; hold %1 to speak</source>
            <translation>Anrufe beginnen stumm; zum Sprechen %1 gedrückt halten</translation>
        </message>
        <message>
            <source>Push to talk</source>
            <translation>Sprechtaste</translation>
        </message>
    </context>
    <context>
        <name>CallDock</name>
        <message>
            <source>Listen</source>
            <translation>Mithören</translation>
        </message>
        <message>
            <source>Whisper to AI</source>
            <translation>KI zuflüstern</translation>
        </message>
        <message>
            <source>Say</source>
            <translation>Sagen lassen</translation>
        </message>
        <message>
            <source>Take over</source>
            <translation>Übernehmen</translation>
        </message>
        <message>
            <source>Mute</source>
            <translation>Stumm</translation>
        </message>
        <message>
            <source>Hold</source>
            <translation>Halten</translation>
        </message>
        <message>
            <source>Hand back</source>
            <translation>Zurückgeben</translation>
        </message>
        <message>
            <source>Transfer</source>
            <translation>Weiterleiten</translation>
        </message>
        <message>
            <source>End call</source>
            <translation>Auflegen</translation>
        </message>
        <message>
            <source>The call has ended.</source>
            <translation>Der Anruf ist beendet.</translation>
        </message>
        <message>
            <source>One moment…</source>
            <translation>Einen Moment …</translation>
        </message>
        <message>
            <source>Take the call over first.</source>
            <translation>Übernehmen Sie den Anruf zuerst.</translation>
        </message>
        <message>
            <source>You are on the line and hear the caller already.</source>
            <translation>Sie sprechen mit und hören den Anrufer bereits.</translation>
        </message>
        <message>
            <source>You are on the line in another call.</source>
            <translation>Sie sind in einem anderen Anruf.</translation>
        </message>
        <message>
            <source>%1 has this call.</source>
            <translation>%1 hat diesen Anruf.</translation>
        </message>
        <message>
            <source>The caller is on hold.</source>
            <translation>Der Anrufer wird gehalten.</translation>
        </message>
        <message>
            <source>The AI is silent now. Hand back first.</source>
            <translation>Die KI schweigt jetzt. Geben Sie den Anruf erst zurück.</translation>
        </message>
        <message>
            <source>You are on the line in another call. Hand it back first.</source>
            <translation>Sie sind in einem anderen Anruf. Geben Sie ihn erst zurück.</translation>
        </message>
        <message>
            <source>Unmute</source>
            <translation>Stumm aus</translation>
        </message>
        <message>
            <source>Resume</source>
            <translation>Fortsetzen</translation>
        </message>
        <message>
            <source>Transfers need telephony, which is not set up on this server.</source>
            <translation>Weiterleiten braucht Telefonie, die auf diesem Server nicht eingerichtet ist.</translation>
        </message>
        <message>
            <source>Only telephone calls can be transferred.</source>
            <translation>Nur Telefonanrufe lassen sich weiterleiten.</translation>
        </message>
        <message>
            <source>You are on</source>
            <translation>Sie sprechen</translation>
        </message>
        <message>
            <source>The caller hears you. Hand back with F8.</source>
            <translation>Der Anrufer hört Sie. Zurückgeben mit F8.</translation>
        </message>
        <message>
            <source>Only the AI receives this; the caller does not hear it</source>
            <translation>Nur die KI erhält dies; der Anrufer hört es nicht</translation>
        </message>
        <message>
            <source>Whisper</source>
            <translation>Zuflüstern</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>The AI speaks exactly this to the caller</source>
            <translation>Die KI sagt dem Anrufer genau dies</translation>
        </message>
        <message>
            <source>Say it</source>
            <translation>Sagen lassen</translation>
        </message>
        <message>
            <source>Hand back to the AI</source>
            <translation>An die KI zurückgeben</translation>
        </message>
        <message>
            <source>A note for the AI, if it should know something</source>
            <translation>Eine Notiz für die KI, falls sie etwas wissen soll</translation>
        </message>
        <message>
            <source>Stay on the call</source>
            <translation>Im Anruf bleiben</translation>
        </message>
        <message>
            <source>Transfer to</source>
            <translation>Weiterleiten an</translation>
        </message>
        <message>
            <source>Telephone number, such as +1 608 555 0142</source>
            <translation>Telefonnummer, etwa +49 40 66969 371</translation>
        </message>
        <message>
            <source>End the call with %1?</source>
            <translation>Den Anruf mit %1 beenden?</translation>
        </message>
        <message>
            <source>The caller hears nothing after this. The conversation stays.</source>
            <translation>Danach hört der Anrufer nichts mehr. Das Gespräch bleibt erhalten.</translation>
        </message>
        <message>
            <source>Ask for a person</source>
            <translation>Einen Menschen holen</translation>
        </message>
        <message>
            <source>Why, for the person who takes it</source>
            <translation>Warum, für die Person, die übernimmt</translation>
        </message>
        <message>
            <source>Put into the queue</source>
            <translation>In die Warteschlange</translation>
        </message>
        <message>
            <source>The AI is about to take over.</source>
            <translation>Die KI übernimmt gleich.</translation>
        </message>
        <message>
            <source>Rewind</source>
            <translation>Zurückhören</translation>
        </message>
        <message>
            <source>Listen to the call first, or take it over.</source>
            <translation>Hören Sie zuerst mit, oder übernehmen Sie den Anruf.</translation>
        </message>
        <message>
            <source>Stop playing what was said</source>
            <translation>Nicht weiter zurückhören</translation>
        </message>
        <message numerus="yes">
            <source>Hear the last %n second(s) again in one ear; the call goes on in the other</source>
            <translation>
                <numerusform>Die letzte Sekunde auf einem Ohr noch einmal hören; der Anruf geht auf dem anderen weiter</numerusform>
                <numerusform>Die letzten %n Sekunden auf einem Ohr noch einmal hören; der Anruf geht auf dem anderen weiter</numerusform>
            </translation>
        </message>
        <message>
            <source>Pause recording</source>
            <translation>Aufzeichnung anhalten</translation>
        </message>
        <message>
            <source>Record again</source>
            <translation>Weiter aufzeichnen</translation>
        </message>
        <message>
            <source>Nothing is recorded now.</source>
            <translation>Gerade wird nichts aufgezeichnet.</translation>
        </message>
        <message>
            <source>For card numbers and the like: nothing is recorded until you go on.</source>
            <translation>Für Kartennummern und Ähnliches: Nichts wird aufgezeichnet, bis Sie fortfahren.</translation>
        </message>
        <message>
            <source>This call is not recorded.</source>
            <translation>Dieser Anruf wird nicht aufgezeichnet.</translation>
        </message>
    </context>
    <context>
        <name>CallExport</name>
        <message>
            <source>Call</source>
            <translation>Anruf</translation>
        </message>
        <message>
            <source>Organization</source>
            <translation>Organisation</translation>
        </message>
        <message>
            <source>Caller</source>
            <translation>Anrufer</translation>
        </message>
        <message>
            <source>Started</source>
            <translation>Beginn</translation>
        </message>
        <message>
            <source>Length</source>
            <translation>Dauer</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>Ergebnis</translation>
        </message>
        <message>
            <source>Escalation</source>
            <translation>Eskalation</translation>
        </message>
        <message>
            <source>Taken by</source>
            <translation>Übernommen von</translation>
        </message>
        <message>
            <source>Notes</source>
            <translation>Notizen</translation>
        </message>
    </context>
    <context>
        <name>CallHead</name>
        <message>
            <source>More for this call</source>
            <translation>Mehr zu diesem Anruf</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Zurück</translation>
        </message>
        <message numerus="yes">
            <source>%n earlier call(s)</source>
            <translation>
                <numerusform>%n früherer Anruf</numerusform>
                <numerusform>%n frühere Anrufe</numerusform>
            </translation>
        </message>
        <message>
            <source>Duration %1</source>
            <translation>Dauer %1</translation>
        </message>
        <message>
            <source>Ask for a person…</source>
            <translation>Einen Menschen holen …</translation>
        </message>
        <message>
            <source>Copy the conversation</source>
            <translation>Gespräch kopieren</translation>
        </message>
        <message>
            <source>Copy the call's id</source>
            <translation>Kennung des Anrufs kopieren</translation>
        </message>
    </context>
    <context>
        <name>CallLine</name>
        <message>
            <source>Microphone and speaker are ready.</source>
            <translation>Mikrofon und Lautsprecher sind bereit.</translation>
        </message>
        <message>
            <source>no microphone</source>
            <translation>kein Mikrofon</translation>
        </message>
        <message>
            <source>No microphone was found. You can take calls over and read along, but callers cannot hear you.</source>
            <translation>Es wurde kein Mikrofon gefunden. Sie können Anrufe übernehmen und mitlesen, aber Anrufer können Sie nicht hören.</translation>
        </message>
        <message>
            <source>no speaker</source>
            <translation>kein Lautsprecher</translation>
        </message>
        <message>
            <source>No speaker was found. You can read calls, but not hear them.</source>
            <translation>Es wurde kein Lautsprecher gefunden. Sie können Anrufe lesen, aber nicht hören.</translation>
        </message>
        <message>
            <source>device gone</source>
            <translation>Gerät fehlt</translation>
        </message>
        <message>
            <source>%1 is not connected. The computer's standard devices are used until it is back.</source>
            <translation>%1 ist nicht verbunden. Bis es zurück ist, werden die Standardgeräte des Computers benutzt.</translation>
        </message>
        <message>
            <source>The sound of this call was lost.</source>
            <translation>Der Ton dieses Anrufs ging verloren.</translation>
        </message>
        <message>
            <source>You cannot listen to this call.</source>
            <translation>Sie können diesen Anruf nicht mithören.</translation>
        </message>
        <message>
            <source>You could not take this call over.</source>
            <translation>Sie konnten diesen Anruf nicht übernehmen.</translation>
        </message>
        <message>
            <source>You could not take this call.</source>
            <translation>Sie konnten diesen Anruf nicht annehmen.</translation>
        </message>
        <message>
            <source>The call could not be handed back. You are still on the line.</source>
            <translation>Der Anruf konnte nicht zurückgegeben werden. Sie sprechen weiterhin.</translation>
        </message>
        <message>
            <source>The AI goes on with the caller.</source>
            <translation>Die KI spricht mit dem Anrufer weiter.</translation>
        </message>
        <message>
            <source>The caller could not be put on hold.</source>
            <translation>Der Anrufer konnte nicht gehalten werden.</translation>
        </message>
        <message>
            <source>The caller is still on hold.</source>
            <translation>Der Anrufer wird weiterhin gehalten.</translation>
        </message>
        <message>
            <source>The call could not be ended.</source>
            <translation>Der Anruf konnte nicht beendet werden.</translation>
        </message>
        <message>
            <source>The AI did not receive your whisper.</source>
            <translation>Die KI hat Ihre Notiz nicht erhalten.</translation>
        </message>
        <message>
            <source>The AI received your whisper. The caller did not hear it.</source>
            <translation>Die KI hat Ihre Notiz erhalten. Der Anrufer hat sie nicht gehört.</translation>
        </message>
        <message>
            <source>The AI did not say it.</source>
            <translation>Die KI hat es nicht gesagt.</translation>
        </message>
        <message>
            <source>The AI says it now.</source>
            <translation>Die KI sagt es jetzt.</translation>
        </message>
        <message>
            <source>The call could not be transferred.</source>
            <translation>Der Anruf konnte nicht weitergeleitet werden.</translation>
        </message>
        <message>
            <source>The call goes to %1.</source>
            <translation>Der Anruf geht an %1.</translation>
        </message>
        <message>
            <source>The call was not put into the queue.</source>
            <translation>Der Anruf kam nicht in die Warteschlange.</translation>
        </message>
        <message>
            <source>The call waits in the queue for a person.</source>
            <translation>Der Anruf wartet in der Warteschlange auf einen Menschen.</translation>
        </message>
        <message>
            <source>The AI was not told to go on. It goes on by itself when the time is over.</source>
            <translation>Der KI wurde nicht gesagt, dass sie weitermachen soll. Sie macht von selbst weiter, wenn die Zeit um ist.</translation>
        </message>
        <message>
            <source>The hand-back could not be stopped.</source>
            <translation>Die Rückgabe konnte nicht aufgehalten werden.</translation>
        </message>
        <message>
            <source>You are on the line with %1. Hand that call back first (F8).</source>
            <translation>Sie sprechen mit %1. Geben Sie diesen Anruf zuerst zurück (F8).</translation>
        </message>
        <message>
            <source>You are just taking the call of %1.</source>
            <translation>Sie übernehmen gerade den Anruf von %1.</translation>
        </message>
        <message>
            <source>What was said last cannot be played.</source>
            <translation>Das zuletzt Gesagte lässt sich nicht abspielen.</translation>
        </message>
        <message>
            <source>Nothing was said yet that could be played again.</source>
            <translation>Es wurde noch nichts gesagt, was sich abspielen ließe.</translation>
        </message>
        <message>
            <source>The recording was not paused.</source>
            <translation>Die Aufzeichnung wurde nicht angehalten.</translation>
        </message>
        <message>
            <source>The recording does not go on.</source>
            <translation>Die Aufzeichnung geht nicht weiter.</translation>
        </message>
    </context>
    <context>
        <name>CallPage</name>
        <message>
            <source>Call</source>
            <translation>Anruf</translation>
        </message>
        <message>
            <source>No call chosen</source>
            <translation>Kein Anruf gewählt</translation>
        </message>
        <message>
            <source>Choose a call on the Live page or in the queue.</source>
            <translation>Wählen Sie einen Anruf auf der Seite Live oder in der Warteschlange.</translation>
        </message>
        <message>
            <source>Back to the calls</source>
            <translation>Zurück zu den Anrufen</translation>
        </message>
        <message>
            <source>The server cannot be reached.</source>
            <translation>Der Server ist nicht erreichbar.</translation>
        </message>
        <message>
            <source>Opening the call…</source>
            <translation>Der Anruf wird geöffnet …</translation>
        </message>
        <message>
            <source>Reading what was said so far.</source>
            <translation>Das bisher Gesagte wird gelesen.</translation>
        </message>
        <message>
            <source>What was said last could not be read.</source>
            <translation>Das zuletzt Gesagte konnte nicht gelesen werden.</translation>
        </message>
        <message>
            <source>This call cannot be opened</source>
            <translation>Dieser Anruf lässt sich nicht öffnen</translation>
        </message>
        <message>
            <source>you</source>
            <translation>Sie</translation>
        </message>
        <message>
            <source>%1, for %2</source>
            <translation>%1, seit %2</translation>
        </message>
        <message>
            <source>The caller cannot hear you. You read along here, and can hand back to the AI with a note.</source>
            <translation>Der Anrufer kann Sie nicht hören. Sie lesen hier mit und können mit einer Notiz an die KI zurückgeben.</translation>
        </message>
        <message>
            <source>You cannot hear this call. You read along here.</source>
            <translation>Sie können diesen Anruf nicht hören. Sie lesen hier mit.</translation>
        </message>
        <message>
            <source>Audio settings</source>
            <translation>Toneinstellungen</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>The last words of your wrap-up are not saved yet.</source>
            <translation>Die letzten Worte Ihrer Nachbearbeitung sind noch nicht gespeichert.</translation>
        </message>
        <message>
            <source>The wrap-up is finished.</source>
            <translation>Die Nachbearbeitung ist abgeschlossen.</translation>
        </message>
        <message>
            <source>%1 closed your wrap-up: %2</source>
            <translation>%1 hat Ihre Nachbearbeitung geschlossen: %2</translation>
        </message>
        <message>
            <source>The time for the wrap-up is over.</source>
            <translation>Die Zeit für die Nachbearbeitung ist vorbei.</translation>
        </message>
        <message>
            <source>What you had written is kept.</source>
            <translation>Was Sie geschrieben hatten, bleibt erhalten.</translation>
        </message>
        <message>
            <source>Your last words are still to be saved.</source>
            <translation>Ihre letzten Worte sind noch zu speichern.</translation>
        </message>
    </context>
    <context>
        <name>CallbacksView</name>
        <message>
            <source>Left a message</source>
            <translation>Nachricht hinterlassen</translation>
        </message>
        <message>
            <source>Hung up while waiting</source>
            <translation>Beim Warten aufgelegt</translation>
        </message>
        <message>
            <source>Reached</source>
            <translation>Erreicht</translation>
        </message>
        <message>
            <source>No answer</source>
            <translation>Nicht erreicht</translation>
        </message>
        <message>
            <source>Busy</source>
            <translation>Besetzt</translation>
        </message>
        <message>
            <source>Wrong number</source>
            <translation>Falsch verbunden</translation>
        </message>
        <message>
            <source>Left a message there</source>
            <translation>Dort aufgesprochen</translation>
        </message>
        <message>
            <source>%1 there</source>
            <translation>dort %1</translation>
        </message>
        <message>
            <source>%1 there, closed</source>
            <translation>dort %1, geschlossen</translation>
        </message>
        <message>
            <source>%1 there, open until %2</source>
            <translation>dort %1, geöffnet bis %2</translation>
        </message>
        <message>
            <source>%1 there, closed until %2</source>
            <translation>dort %1, geschlossen bis %2</translation>
        </message>
        <message>
            <source>Open call</source>
            <translation>Anruf öffnen</translation>
        </message>
        <message>
            <source>Tried</source>
            <translation>Versucht</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Erledigt</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <comment>reason (urgency)</comment>
            <translation>%1 (%2)</translation>
        </message>
        <message numerus="yes">
            <source>%n attempt(s)</source>
            <translation>
                <numerusform>%n Versuch</numerusform>
                <numerusform>%n Versuche</numerusform>
            </translation>
        </message>
        <message>
            <source>last: %1 at %2 by %3</source>
            <translation>zuletzt: %1 um %2 durch %3</translation>
        </message>
        <message>
            <source>Call back %1, %2, %3</source>
            <translation>%1 zurückrufen, %2, %3</translation>
        </message>
        <message>
            <source>Note how calling %1 went</source>
            <translation>Vermerken, wie der Anruf bei %1 verlief</translation>
        </message>
        <message>
            <source>Mark the callback to %1 as done</source>
            <translation>Den Rückruf an %1 als erledigt markieren</translation>
        </message>
        <message>
            <source>Open the call of %1</source>
            <translation>Den Anruf von %1 öffnen</translation>
        </message>
        <message>
            <source>%1 ago</source>
            <translation>vor %1</translation>
        </message>
        <message>
            <source>%1, %2: %3 %4</source>
            <comment>time, who: result note</comment>
            <translation>%1, %2: %3 %4</translation>
        </message>
        <message>
            <source>To call back</source>
            <translation>Zurückzurufen</translation>
        </message>
        <message>
            <source>Done lately</source>
            <translation>Kürzlich erledigt</translation>
        </message>
        <message>
            <source>The callbacks could not be read</source>
            <translation>Die Rückrufe konnten nicht gelesen werden</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Nochmals versuchen</translation>
        </message>
        <message>
            <source>Reading the callbacks…</source>
            <translation>Die Rückrufe werden gelesen …</translation>
        </message>
        <message>
            <source>Nobody to call back</source>
            <translation>Niemand ist zurückzurufen</translation>
        </message>
        <message>
            <source>Who leaves a message, or hangs up while waiting, appears here.</source>
            <translation>Wer eine Nachricht hinterlässt oder beim Warten auflegt, erscheint hier.</translation>
        </message>
        <message>
            <source>%1 called back by %2 at %3</source>
            <translation>%1, zurückgerufen von %2 um %3</translation>
        </message>
        <message>
            <source>A note, if the next person should know something</source>
            <translation>Eine Notiz, falls die nächste Person etwas wissen sollte</translation>
        </message>
        <message>
            <source>Note it</source>
            <translation>Vermerken</translation>
        </message>
        <message>
            <source>Done with %1?</source>
            <translation>Mit %1 erledigt?</translation>
        </message>
        <message>
            <source>What came of it, if it should be noted</source>
            <translation>Was daraus wurde, falls es vermerkt werden soll</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
    </context>
    <context>
        <name>Calls</name>
        <message>
            <source>Listen</source>
            <translation>Mithören</translation>
        </message>
        <message>
            <source>Call ended</source>
            <translation>Anruf beendet</translation>
        </message>
        <message>
            <source>A human</source>
            <translation>Ein Mensch</translation>
        </message>
        <message>
            <source>%1, on hold, %2</source>
            <translation>%1, gehalten, %2</translation>
        </message>
        <message>
            <source>%1, %2</source>
            <translation>%1, %2</translation>
        </message>
        <message>
            <source>%1 listens</source>
            <translation>%1 hört mit</translation>
        </message>
        <message>
            <source>Declined: %1</source>
            <translation>Abgelehnt: %1</translation>
        </message>
        <message>
            <source>Nothing said yet</source>
            <translation>Noch nichts gesagt</translation>
        </message>
        <message>
            <source>Waiting for a human</source>
            <translation>Wartet auf einen Menschen</translation>
        </message>
        <message>
            <source>past %1 target</source>
            <translation>über dem Ziel von %1</translation>
        </message>
        <message>
            <source>of %1 target</source>
            <translation>von %1</translation>
        </message>
        <message>
            <source>Take over</source>
            <translation>Übernehmen</translation>
        </message>
    </context>
    <context>
        <name>CallsModel</name>
        <message>
            <source>%1 is on the line</source>
            <translation>%1 spricht</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1: %2</translation>
        </message>
    </context>
    <context>
        <name>CallsView</name>
        <message>
            <source>Calls in progress</source>
            <translation>Laufende Anrufe</translation>
        </message>
        <message>
            <source>Caller</source>
            <translation>Anrufer</translation>
        </message>
        <message>
            <source>Organization</source>
            <translation>Organisation</translation>
        </message>
        <message>
            <source>Channel</source>
            <translation>Kanal</translation>
        </message>
        <message>
            <source>Phase</source>
            <translation>Phase</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Zeit</translation>
        </message>
        <message>
            <source>Last line</source>
            <translation>Zuletzt gesagt</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Zustand</translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>Spalten</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Öffnen</translation>
        </message>
        <message>
            <source>Take over	F5</source>
            <translation>Übernehmen	F5</translation>
        </message>
        <message>
            <source>Listen	F2</source>
            <translation>Mithören	F2</translation>
        </message>
        <message>
            <source>Take over the call of %1</source>
            <translation>Anruf von %1 übernehmen</translation>
        </message>
        <message>
            <source>Listen to the call of %1</source>
            <translation>Anruf von %1 mithören</translation>
        </message>
    </context>
    <context>
        <name>ChipFlow</name>
        <message>
            <source>Add to: %1</source>
            <translation>Hinzufügen zu: %1</translation>
        </message>
        <message>
            <source>New entry for: %1</source>
            <translation>Neuer Eintrag für: %1</translation>
        </message>
    </context>
    <context>
        <name>CommandPalette</name>
        <message>
            <source>Enter</source>
            <translation>Eingabe</translation>
        </message>
        <message>
            <source>Search or run a command</source>
            <translation>Suchen oder einen Befehl ausführen</translation>
        </message>
        <message>
            <source>Nothing fits. Pages, calls, organizations and actions can be found here.</source>
            <translation>Nichts passt. Hier lassen sich Seiten, Anrufe, Organisationen und Aktionen finden.</translation>
        </message>
        <message>
            <source>What fits</source>
            <translation>Was passt</translation>
        </message>
    </context>
    <context>
        <name>Console</name>
        <message>
            <source>The call was not declined</source>
            <translation>Der Anruf wurde nicht abgelehnt</translation>
        </message>
        <message>
            <source>No practice call</source>
            <translation>Kein Übungsanruf</translation>
        </message>
        <message>
            <source>Attendant %1</source>
            <translation>Attendant %1</translation>
        </message>
        <message>
            <source>The desktop console for AI phone agents. Free software under the GNU General Public License, version 3 or later.</source>
            <translation>Die Desktop-Konsole für KI-Telefonagenten. Freie Software unter der GNU General Public License, Version 3 oder später.</translation>
        </message>
        <message>
            <source>You are on the line. Hand the call back first.</source>
            <translation>Sie sind in einem Gespräch. Geben Sie den Anruf zuerst zurück.</translation>
        </message>
        <message>
            <source>The last words of your wrap-up are not saved yet.</source>
            <translation>Die letzten Worte Ihrer Nachbearbeitung sind noch nicht gespeichert.</translation>
        </message>
        <message>
            <source>The new text size or language waits</source>
            <translation>Die neue Textgröße oder Sprache wartet noch</translation>
        </message>
        <message>
            <source>%1 Save or discard it; the window then changes by itself.</source>
            <translation>%1 Speichern oder verwerfen Sie das; danach wechselt das Fenster von selbst.</translation>
        </message>
        <message>
            <source>Check your sound first</source>
            <translation>Prüfen Sie zuerst Ihren Ton</translation>
        </message>
        <message>
            <source>Record a sentence in the sound check. Once it has passed, choose Available again.</source>
            <translation>Nehmen Sie in der Tonprüfung einen Satz auf. Ist sie bestanden, wählen Sie wieder Verfügbar.</translation>
        </message>
    </context>
    <context>
        <name>ConsoleSession</name>
        <message>
            <source>A practice call is going on. End it first.</source>
            <translation>Ein Übungsanruf läuft schon. Beenden Sie ihn zuerst.</translation>
        </message>
        <message>
            <source>The simulated caller ended early: %1</source>
            <translation>Der simulierte Anrufer endete vorzeitig: %1</translation>
        </message>
        <message>
            <source>Calls in progress</source>
            <translation>Laufende Anrufe</translation>
        </message>
        <message numerus="yes">
            <source>%n call(s) are in progress. End them with the server?</source>
            <translation>
                <numerusform>%n Anruf läuft. Mit dem Server beenden?</numerusform>
                <numerusform>%n Anrufe laufen. Mit dem Server beenden?</numerusform>
            </translation>
        </message>
        <message>
            <source>The server can go on without this window: the AI answers, and the next start of the console finds it again.</source>
            <translation>Der Server kann ohne dieses Fenster weiterlaufen: Die KI nimmt an, und der nächste Start der Konsole findet ihn wieder.</translation>
        </message>
        <message>
            <source>Keep the server running</source>
            <translation>Server weiterlaufen lassen</translation>
        </message>
        <message>
            <source>End calls and server</source>
            <translation>Anrufe und Server beenden</translation>
        </message>
    </context>
    <context>
        <name>ConsoleStore</name>
        <message>
            <source>Connected. Calls appear as they happen.</source>
            <translation>Verbunden. Anrufe erscheinen, während sie geschehen.</translation>
        </message>
        <message>
            <source>The server cannot be reached.</source>
            <translation>Der Server ist nicht erreichbar.</translation>
        </message>
        <message>
            <source>Connecting to the server.</source>
            <translation>Verbindung zum Server wird aufgebaut.</translation>
        </message>
    </context>
    <context>
        <name>ConsoleSync</name>
        <message>
            <source>The server does not answer, so this is not known.</source>
            <translation>Der Server antwortet nicht, daher ist dies unbekannt.</translation>
        </message>
        <message>
            <source>down</source>
            <translation>ausgefallen</translation>
        </message>
    </context>
    <context>
        <name>ConversationView</name>
        <message>
            <source>What was said</source>
            <translation>Was gesagt wurde</translation>
        </message>
    </context>
    <context>
        <name>DeskSync</name>
        <message>
            <source>Your presence was not changed</source>
            <translation>Ihre Anwesenheit wurde nicht geändert</translation>
        </message>
        <message>
            <source>The attempt was not noted</source>
            <translation>Der Versuch wurde nicht vermerkt</translation>
        </message>
        <message>
            <source>The callback was not marked as done</source>
            <translation>Der Rückruf wurde nicht als erledigt markiert</translation>
        </message>
        <message>
            <source>The wrap-up was not closed</source>
            <translation>Die Nachbearbeitung wurde nicht geschlossen</translation>
        </message>
    </context>
    <context>
        <name>DockStrip</name>
        <message>
            <source>Caller</source>
            <translation>Anrufer</translation>
        </message>
        <message>
            <source>You</source>
            <translation>Sie</translation>
        </message>
        <message>
            <source>Level of the caller</source>
            <translation>Pegel des Anrufers</translation>
        </message>
        <message>
            <source>Your level</source>
            <translation>Ihr Pegel</translation>
        </message>
        <message>
            <source>Sound devices</source>
            <translation>Tongeräte</translation>
        </message>
        <message>
            <source>The call has ended.</source>
            <translation>Der Anruf ist beendet.</translation>
        </message>
        <message>
            <source>You listen; nobody hears you.</source>
            <translation>Sie hören mit; niemand hört Sie.</translation>
        </message>
        <message>
            <source>You are muted: the caller hears nothing. The AI is silent.</source>
            <translation>Sie sind stumm: Der Anrufer hört nichts. Die KI schweigt.</translation>
        </message>
        <message>
            <source>The caller cannot hear you: no microphone. The AI is silent.</source>
            <translation>Der Anrufer kann Sie nicht hören: kein Mikrofon. Die KI schweigt.</translation>
        </message>
        <message>
            <source>The caller hears you. The AI is silent.</source>
            <translation>Der Anrufer hört Sie. Die KI schweigt.</translation>
        </message>
        <message>
            <source>You have this call, but your sound is not connected. The AI is silent.</source>
            <translation>Sie haben diesen Anruf, aber Ihr Ton ist nicht verbunden. Die KI schweigt.</translation>
        </message>
        <message>
            <source>The caller hears %1. The AI is silent.</source>
            <translation>Der Anrufer hört %1. Die KI schweigt.</translation>
        </message>
        <message>
            <source>On hold: the caller hears a soft tone, and neither you nor the AI.</source>
            <translation>Gehalten: Der Anrufer hört einen leisen Ton und weder Sie noch die KI.</translation>
        </message>
        <message>
            <source>The caller waits for a person.</source>
            <translation>Der Anrufer wartet auf einen Menschen.</translation>
        </message>
        <message>
            <source>The caller hears the AI.</source>
            <translation>Der Anrufer hört die KI.</translation>
        </message>
        <message>
            <source>No sound device</source>
            <translation>Kein Tongerät</translation>
        </message>
        <message>
            <source>Microphone: %1
Speaker: %2</source>
            <translation>Mikrofon: %1
Lautsprecher: %2</translation>
        </message>
        <message>
            <source>none</source>
            <translation>keines</translation>
        </message>
        <message>
            <source>None found</source>
            <translation>Keines gefunden</translation>
        </message>
        <message>
            <source>You speak into</source>
            <translation>Sie sprechen in</translation>
        </message>
        <message>
            <source>You hear the caller on</source>
            <translation>Sie hören Anrufer über</translation>
        </message>
        <message>
            <source>Audio settings…</source>
            <translation>Toneinstellungen …</translation>
        </message>
        <message>
            <source>You are speaking while muted: the caller hears nothing.</source>
            <translation>Sie sprechen, sind aber stumm: Der Anrufer hört nichts.</translation>
        </message>
        <message>
            <source>You are muted: hold %1 to speak. The AI is silent.</source>
            <translation>Sie sind stumm: Zum Sprechen %1 gedrückt halten. Die KI schweigt.</translation>
        </message>
        <message>
            <source>You hear the last seconds again.</source>
            <translation>Sie hören die letzten Sekunden noch einmal.</translation>
        </message>
        <message>
            <source>You hear the last seconds; nobody hears you.</source>
            <translation>Sie hören die letzten Sekunden; niemand hört Sie.</translation>
        </message>
    </context>
    <context>
        <name>EntryList</name>
        <message>
            <source>A name is missing. What was saved stays.</source>
            <translation>Ein Name fehlt. Das Gespeicherte bleibt.</translation>
        </message>
        <message>
            <source>New entry</source>
            <translation>Neuer Eintrag</translation>
        </message>
    </context>
    <context>
        <name>EntryRow</name>
        <message>
            <source>Length</source>
            <translation>Dauer</translation>
        </message>
        <message>
            <source>Move or remove</source>
            <translation>Verschieben oder entfernen</translation>
        </message>
        <message>
            <source>Move up</source>
            <translation>Nach oben</translation>
        </message>
        <message>
            <source>Move down</source>
            <translation>Nach unten</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Entfernen</translation>
        </message>
        <message>
            <source>The AI may book: %1</source>
            <translation>Die KI darf buchen: %1</translation>
        </message>
        <message>
            <source>Minutes for %1</source>
            <translation>Minuten für %1</translation>
        </message>
    </context>
    <context>
        <name>EscalationBanner</name>
        <message>
            <source>“%1”</source>
            <translation>„%1“</translation>
        </message>
        <message>
            <source>“%1” at %2</source>
            <translation>„%1“ bei %2</translation>
        </message>
        <message>
            <source>Needs a person, %1</source>
            <translation>Braucht einen Menschen, %1</translation>
        </message>
        <message>
            <source>%1: %2. %3 %4 %5</source>
            <translation>%1: %2. %3 %4 %5</translation>
        </message>
        <message>
            <source>Request to human</source>
            <translation>Bitte bis Mensch</translation>
        </message>
        <message>
            <source>Phrase to human</source>
            <translation>Wort bis Mensch</translation>
        </message>
        <message>
            <source>Settled</source>
            <translation>Erledigt</translation>
        </message>
        <message>
            <source>Declined</source>
            <translation>Abgelehnt</translation>
        </message>
        <message>
            <source>of %1 target</source>
            <translation>von %1</translation>
        </message>
        <message>
            <source>waiting</source>
            <translation>wartet</translation>
        </message>
        <message>
            <source>past</source>
            <translation>überschritten</translation>
        </message>
        <message>
            <source>met</source>
            <translation>erreicht</translation>
        </message>
        <message>
            <source>missed</source>
            <translation>verfehlt</translation>
        </message>
    </context>
    <context>
        <name>EscalationSection</name>
        <message>
            <source>Escalation</source>
            <translation>Eskalation</translation>
        </message>
        <message>
            <source>Escalation phone</source>
            <translation>Eskalationsnummer</translation>
        </message>
        <message>
            <source>Emergency number</source>
            <translation>Notrufnummer</translation>
        </message>
        <message>
            <source>Only digits, such as 911 or 112. What was saved stays.</source>
            <translation>Nur Ziffern, etwa 911 oder 112. Das Gespeicherte bleibt.</translation>
        </message>
        <message>
            <source>Emergency target in seconds</source>
            <translation>Ziel bei Notfällen in Sekunden</translation>
        </message>
        <message>
            <source>A number from 1 to 600. The saved target stays %1 s.</source>
            <translation>Eine Zahl von 1 bis 600. Gespeichert bleiben %1 s.</translation>
        </message>
        <message>
            <source>seconds</source>
            <translation>Sekunden</translation>
        </message>
        <message>
            <source>Emergency target</source>
            <translation>Ziel bei Notfällen</translation>
        </message>
        <message>
            <source>When closed</source>
            <translation>Außerhalb der Zeiten</translation>
        </message>
        <message>
            <source>Voicemail</source>
            <translation>Anrufbeantworter</translation>
        </message>
        <message>
            <source>Ring the escalation phone</source>
            <translation>Eskalationsnummer anrufen</translation>
        </message>
        <message>
            <source>Take a message</source>
            <translation>Nachricht aufnehmen</translation>
        </message>
        <message>
            <source>Say that it is closed</source>
            <translation>Sagen, dass geschlossen ist</translation>
        </message>
        <message>
            <source>Message when closed</source>
            <translation>Ansage, wenn geschlossen</translation>
        </message>
        <message>
            <source>What the AI says after hours</source>
            <translation>Was die KI außerhalb der Zeiten sagt</translation>
        </message>
    </context>
    <context>
        <name>HandbackBar</name>
        <message>
            <source>The AI takes over with:</source>
            <translation>Die KI übernimmt mit:</translation>
        </message>
        <message>
            <source>What the AI says first</source>
            <translation>Was die KI zuerst sagt</translation>
        </message>
        <message>
            <source>Approve</source>
            <translation>Freigeben</translation>
        </message>
        <message>
            <source>Edit</source>
            <translation>Bearbeiten</translation>
        </message>
        <message>
            <source>Stay on the call</source>
            <translation>Im Anruf bleiben</translation>
        </message>
        <message>
            <source>Hand back to the AI</source>
            <translation>An die KI zurückgeben</translation>
        </message>
        <message>
            <source>The AI looks for its words…</source>
            <translation>Die KI sucht ihre Worte …</translation>
        </message>
        <message>
            <source>“%1”</source>
            <translation>„%1“</translation>
        </message>
        <message>
            <source>Say this</source>
            <translation>Dies sagen lassen</translation>
        </message>
        <message>
            <source>At most %1 characters; these are %2.</source>
            <translation>Höchstens %1 Zeichen; dies sind %2.</translation>
        </message>
        <message>
            <source>The AI goes on with this sentence</source>
            <translation>Die KI macht mit diesem Satz weiter</translation>
        </message>
        <message>
            <source>You stay on the line until you approve it.</source>
            <translation>Sie bleiben im Anruf, bis Sie es freigeben.</translation>
        </message>
        <message>
            <source>says it in %1 s</source>
            <translation>sagt es in %1 s</translation>
        </message>
    </context>
    <context>
        <name>HealthView</name>
        <message>
            <source>works</source>
            <translation>funktioniert</translation>
        </message>
        <message>
            <source>has trouble</source>
            <translation>hat Schwierigkeiten</translation>
        </message>
        <message>
            <source>is down</source>
            <translation>ist ausgefallen</translation>
        </message>
        <message>
            <source>is not known yet</source>
            <translation>ist noch nicht bekannt</translation>
        </message>
        <message>
            <source>Server</source>
            <translation>Server</translation>
        </message>
        <message>
            <source>AI</source>
            <translation>KI</translation>
        </message>
        <message>
            <source>Database</source>
            <translation>Datenbank</translation>
        </message>
        <message>
            <source>Audio</source>
            <translation>Ton</translation>
        </message>
    </context>
    <context>
        <name>HelpPage</name>
        <message>
            <source>Help</source>
            <translation>Hilfe</translation>
        </message>
        <message>
            <source>Help for</source>
            <translation>Hilfe für</translation>
        </message>
        <message>
            <source>First steps</source>
            <translation>Erste Schritte</translation>
        </message>
        <message>
            <source>Supervisors</source>
            <translation>Aufsicht</translation>
        </message>
        <message>
            <source>Human agents</source>
            <translation>Menschen am Telefon</translation>
        </message>
        <message>
            <source>Operators</source>
            <translation>Betrieb</translation>
        </message>
        <message>
            <source>API documentation</source>
            <translation>API-Dokumentation</translation>
        </message>
        <message>
            <source>Opens in the browser</source>
            <translation>Öffnet sich im Browser</translation>
        </message>
    </context>
    <context>
        <name>HistoryDetail</name>
        <message>
            <source>No call chosen</source>
            <translation>Kein Anruf gewählt</translation>
        </message>
        <message>
            <source>Choose one at the left to read what was said.</source>
            <translation>Wählen Sie links einen Anruf, um zu lesen, was gesagt wurde.</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Öffnen</translation>
        </message>
        <message>
            <source>Open the call on its own page</source>
            <translation>Den Anruf auf seiner eigenen Seite öffnen</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>Exportieren</translation>
        </message>
        <message>
            <source>Text, for reading…</source>
            <translation>Text, zum Lesen …</translation>
        </message>
        <message>
            <source>JSON, everything…</source>
            <translation>JSON, alles …</translation>
        </message>
        <message>
            <source>CSV, the transcript…</source>
            <translation>CSV, das Gespräch …</translation>
        </message>
        <message>
            <source>Loading the call…</source>
            <translation>Der Anruf wird geladen …</translation>
        </message>
        <message>
            <source>Could not read the call</source>
            <translation>Der Anruf konnte nicht gelesen werden</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Nochmals versuchen</translation>
        </message>
        <message>
            <source>Outcome</source>
            <translation>Ergebnis</translation>
        </message>
        <message>
            <source>Length</source>
            <translation>Dauer</translation>
        </message>
        <message>
            <source>Channel</source>
            <translation>Kanal</translation>
        </message>
        <message>
            <source>Human</source>
            <translation>Mensch</translation>
        </message>
        <message>
            <source>Urgency</source>
            <translation>Dringlichkeit</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Grund</translation>
        </message>
        <message>
            <source>Waited</source>
            <translation>Gewartet</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>Ergebnis</translation>
        </message>
        <message>
            <source>Ended</source>
            <translation>Beendet</translation>
        </message>
        <message>
            <source>Prompt</source>
            <translation>Prompt</translation>
        </message>
        <message>
            <source>Intake</source>
            <translation>Aufnahme</translation>
        </message>
        <message>
            <source>Nothing was taken down.</source>
            <translation>Es wurde nichts notiert.</translation>
        </message>
        <message>
            <source>Wrap-up note</source>
            <translation>Nachbearbeitung</translation>
        </message>
        <message>
            <source>Export the call</source>
            <translation>Anruf exportieren</translation>
        </message>
        <message>
            <source>Was it right?</source>
            <translation>War es richtig?</translation>
        </message>
        <message>
            <source>WAV, the sound…</source>
            <translation>WAV, der Ton…</translation>
        </message>
    </context>
    <context>
        <name>HistoryFilters</name>
        <message>
            <source>Search in what was said</source>
            <translation>Im Gesagten suchen</translation>
        </message>
        <message>
            <source>From this day</source>
            <translation>Ab diesem Tag</translation>
        </message>
        <message>
            <source>To this day</source>
            <translation>Bis zu diesem Tag</translation>
        </message>
        <message>
            <source>From</source>
            <translation>Von</translation>
        </message>
        <message>
            <source>to</source>
            <translation>bis</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Heute</translation>
        </message>
        <message>
            <source>Last 7 days</source>
            <translation>Letzte 7 Tage</translation>
        </message>
        <message>
            <source>Last 30 days</source>
            <translation>Letzte 30 Tage</translation>
        </message>
        <message>
            <source>Last 90 days</source>
            <translation>Letzte 90 Tage</translation>
        </message>
        <message>
            <source>Any time</source>
            <translation>Jederzeit</translation>
        </message>
        <message>
            <source>From … to …</source>
            <translation>Von … bis …</translation>
        </message>
        <message>
            <source>Any status</source>
            <translation>Jeder Status</translation>
        </message>
        <message>
            <source>In progress</source>
            <translation>Läuft</translation>
        </message>
        <message>
            <source>Ended</source>
            <translation>Beendet</translation>
        </message>
        <message>
            <source>Escalated or not</source>
            <translation>Eskaliert oder nicht</translation>
        </message>
        <message>
            <source>Escalated</source>
            <translation>Eskaliert</translation>
        </message>
        <message>
            <source>Not escalated</source>
            <translation>Nicht eskaliert</translation>
        </message>
        <message>
            <source>Time: %1</source>
            <translation>Zeit: %1</translation>
        </message>
        <message>
            <source>All organizations</source>
            <translation>Alle Organisationen</translation>
        </message>
        <message>
            <source>Organization: %1</source>
            <translation>Organisation: %1</translation>
        </message>
        <message>
            <source>Status: %1</source>
            <translation>Status: %1</translation>
        </message>
        <message>
            <source>Escalation: %1</source>
            <translation>Eskalation: %1</translation>
        </message>
        <message>
            <source>This is no date. All days are searched meanwhile.</source>
            <translation>Das ist kein Datum. Bis dahin werden alle Tage durchsucht.</translation>
        </message>
    </context>
    <context>
        <name>HistoryModel</name>
        <message>
            <source>Nothing was said.</source>
            <translation>Es wurde nichts gesagt.</translation>
        </message>
        <message>
            <source>In progress</source>
            <translation>Läuft</translation>
        </message>
        <message>
            <source>Line lost</source>
            <translation>Leitung verloren</translation>
        </message>
        <message>
            <source>Taken over</source>
            <translation>Übernommen</translation>
        </message>
        <message>
            <source>Escalated, nobody came</source>
            <translation>Eskaliert, niemand kam</translation>
        </message>
        <message>
            <source>Completed</source>
            <translation>Abgeschlossen</translation>
        </message>
        <message>
            <source>%1, %2, %3, %4</source>
            <translation>%1, %2, %3, %4</translation>
        </message>
    </context>
    <context>
        <name>HistoryPage</name>
        <message>
            <source>History</source>
            <translation>Verlauf</translation>
        </message>
        <message>
            <source>Calls found</source>
            <translation>Gefundene Anrufe</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Suchen</translation>
        </message>
        <message>
            <source>Could not write %1</source>
            <translation>%1 konnte nicht geschrieben werden</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>Searching…</source>
            <translation>Suche läuft …</translation>
        </message>
        <message numerus="yes">
            <source>%n calls, and more</source>
            <translation>
                <numerusform>%n Anruf und mehr</numerusform>
                <numerusform>%n Anrufe und mehr</numerusform>
            </translation>
        </message>
        <message>
            <source>Could not read further</source>
            <translation>Weiterlesen war nicht möglich</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Nochmals versuchen</translation>
        </message>
        <message>
            <source>Could not search</source>
            <translation>Suche nicht möglich</translation>
        </message>
        <message>
            <source>No calls</source>
            <translation>Keine Anrufe</translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>Nichts gefunden</translation>
        </message>
        <message>
            <source>No call has all of these words and fits the filters.</source>
            <translation>Kein Anruf enthält alle diese Wörter und passt zu den Filtern.</translation>
        </message>
        <message>
            <source>Search everywhere</source>
            <translation>Überall suchen</translation>
        </message>
        <message>
            <source>No calls yet</source>
            <translation>Noch keine Anrufe</translation>
        </message>
        <message>
            <source>Calls appear here from the moment they start.</source>
            <translation>Anrufe erscheinen hier, sobald sie beginnen.</translation>
        </message>
        <message numerus="yes">
            <source>More than %n calls</source>
            <translation>
                <numerusform>Mehr als %n Anruf</numerusform>
                <numerusform>Mehr als %n Anrufe</numerusform>
            </translation>
        </message>
        <message>
            <source>1 call</source>
            <translation>1 Anruf</translation>
        </message>
        <message numerus="yes">
            <source>%n calls</source>
            <translation>
                <numerusform>%n Anruf</numerusform>
                <numerusform>%n Anrufe</numerusform>
            </translation>
        </message>
        <message>
            <source>Saved as %1</source>
            <translation>Gespeichert als %1</translation>
        </message>
    </context>
    <context>
        <name>HoursGrid</name>
        <message>
            <source>Opening hours</source>
            <translation>Öffnungszeiten</translation>
        </message>
        <message>
            <source>Drag to open or close. With keys: arrows move, Shift selects, Space opens or closes.</source>
            <translation>Zum Öffnen oder Schließen ziehen. Mit Tasten: Pfeile bewegen, Umschalt wählt aus, Leertaste öffnet oder schließt.</translation>
        </message>
        <message>
            <source>changed</source>
            <translation>geändert</translation>
        </message>
        <message>
            <source>%1: %2. Cursor at %3, %4.</source>
            <translation>%1: %2. Cursor bei %3, %4.</translation>
        </message>
        <message>
            <source>open</source>
            <translation>geöffnet</translation>
        </message>
        <message>
            <source>closed</source>
            <translation>geschlossen</translation>
        </message>
    </context>
    <context>
        <name>HoursSection</name>
        <message>
            <source>Opening hours</source>
            <translation>Öffnungszeiten</translation>
        </message>
        <message>
            <source>Closed on</source>
            <translation>Geschlossen am</translation>
        </message>
        <message>
            <source>Date of the holiday</source>
            <translation>Datum des Feiertags</translation>
        </message>
        <message>
            <source>Name of the holiday</source>
            <translation>Name des Feiertags</translation>
        </message>
        <message>
            <source>Holiday</source>
            <translation>Feiertag</translation>
        </message>
        <message>
            <source>25 Dec 2026</source>
            <translation>25. Dez. 2026</translation>
        </message>
        <message>
            <source>Name, such as Christmas</source>
            <translation>Name, etwa Weihnachten</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>Hinzufügen</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Find a time zone</source>
            <translation>Zeitzone suchen</translation>
        </message>
        <message>
            <source>This is no date. Write one such as %1.</source>
            <translation>Das ist kein Datum. Schreiben Sie eines wie %1.</translation>
        </message>
        <message>
            <source>Time zone: %1</source>
            <translation>Zeitzone: %1</translation>
        </message>
        <message>
            <source>%1 is over. Write a day that is to come.</source>
            <translation>%1 ist vorbei. Schreiben Sie einen kommenden Tag.</translation>
        </message>
    </context>
    <context>
        <name>InlineAsk</name>
        <message>
            <source>Write something first.</source>
            <translation>Schreiben Sie erst etwas.</translation>
        </message>
    </context>
    <context>
        <name>LanguageSection</name>
        <message>
            <source>Language</source>
            <translation>Sprache</translation>
        </message>
        <message>
            <source>What the console is written in. Callers are answered in the language of their organization.</source>
            <translation>Worin die Konsole geschrieben ist. Anrufer hören die Sprache ihrer Organisation.</translation>
        </message>
        <message>
            <source>Language of the console</source>
            <translation>Sprache der Konsole</translation>
        </message>
        <message>
            <source>System default: %1</source>
            <translation>Standard des Systems: %1</translation>
        </message>
        <message>
            <source>Dates, times and numbers follow the language.</source>
            <translation>Daten, Zeiten und Zahlen folgen der Sprache.</translation>
        </message>
    </context>
    <context>
        <name>Languages</name>
        <message>
            <source>English</source>
            <translation>Englisch</translation>
        </message>
        <message>
            <source>German</source>
            <translation>Deutsch</translation>
        </message>
        <message>
            <source>Spanish</source>
            <translation>Spanisch</translation>
        </message>
        <message>
            <source>French</source>
            <translation>Französisch</translation>
        </message>
        <message>
            <source>Italian</source>
            <translation>Italienisch</translation>
        </message>
        <message>
            <source>Portuguese</source>
            <translation>Portugiesisch</translation>
        </message>
        <message>
            <source>Dutch</source>
            <translation>Niederländisch</translation>
        </message>
        <message>
            <source>Polish</source>
            <translation>Polnisch</translation>
        </message>
        <message>
            <source>Turkish</source>
            <translation>Türkisch</translation>
        </message>
        <message>
            <source>Russian</source>
            <translation>Russisch</translation>
        </message>
        <message>
            <source>Ukrainian</source>
            <translation>Ukrainisch</translation>
        </message>
        <message>
            <source>Arabic</source>
            <translation>Arabisch</translation>
        </message>
        <message>
            <source>Chinese</source>
            <translation>Chinesisch</translation>
        </message>
        <message>
            <source>Japanese</source>
            <translation>Japanisch</translation>
        </message>
        <message>
            <source>Vietnamese</source>
            <translation>Vietnamesisch</translation>
        </message>
    </context>
    <context>
        <name>LastTakenPanel</name>
        <message>
            <source>Last taken</source>
            <translation>Zuletzt übernommen</translation>
        </message>
        <message>
            <source>All in History</source>
            <translation>Alle im Verlauf</translation>
        </message>
        <message>
            <source>A human</source>
            <translation>Ein Mensch</translation>
        </message>
        <message>
            <source>%1, %2, taken by %3 after %4</source>
            <translation>%1, %2, übernommen von %3 nach %4</translation>
        </message>
    </context>
    <context>
        <name>LivePage</name>
        <message>
            <source>Live</source>
            <translation>Live</translation>
        </message>
        <message>
            <source>No calls right now</source>
            <translation>Zurzeit keine Anrufe</translation>
        </message>
        <message>
            <source>Calls appear here the moment they start.</source>
            <translation>Anrufe erscheinen hier in dem Moment, in dem sie beginnen.</translation>
        </message>
        <message>
            <source>No call matches</source>
            <translation>Kein Anruf passt</translation>
        </message>
        <message>
            <source>Calls are in progress, but none fits the filters.</source>
            <translation>Es laufen Anrufe, aber keiner passt zu den Filtern.</translation>
        </message>
        <message>
            <source>Reading the calls</source>
            <translation>Die Anrufe werden gelesen</translation>
        </message>
        <message>
            <source>They appear here as soon as the server answers.</source>
            <translation>Sie erscheinen hier, sobald der Server antwortet.</translation>
        </message>
        <message>
            <source>Show all calls</source>
            <translation>Alle Anrufe zeigen</translation>
        </message>
        <message>
            <source>Show calls by risk</source>
            <translation>Anrufe nach Risiko zeigen</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Alle</translation>
        </message>
        <message>
            <source>All phases</source>
            <translation>Alle Phasen</translation>
        </message>
        <message>
            <source>All channels</source>
            <translation>Alle Kanäle</translation>
        </message>
        <message>
            <source>Show calls as</source>
            <translation>Anrufe zeigen als</translation>
        </message>
        <message>
            <source>Cards</source>
            <translation>Karten</translation>
        </message>
        <message>
            <source>Table</source>
            <translation>Tabelle</translation>
        </message>
        <message>
            <source>Start a practice call</source>
            <translation>Übungsanruf starten</translation>
        </message>
        <message>
            <source>Look at the organizations</source>
            <translation>Organisationen ansehen</translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>Attendant</source>
            <translation>Attendant</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>Hilfe</translation>
        </message>
        <message>
            <source>Search or run a command</source>
            <translation>Suchen oder einen Befehl ausführen</translation>
        </message>
        <message>
            <source>Accept the most urgent call</source>
            <translation>Den dringendsten Anruf annehmen</translation>
        </message>
        <message>
            <source>Choose the organization</source>
            <translation>Organisation wählen</translation>
        </message>
        <message>
            <source>Available</source>
            <translation>Verfügbar</translation>
        </message>
        <message>
            <source>Busy</source>
            <translation>Beschäftigt</translation>
        </message>
        <message>
            <source>Away</source>
            <translation>Abwesend</translation>
        </message>
        <message>
            <source>Light theme</source>
            <translation>Helles Farbschema</translation>
        </message>
        <message>
            <source>Dark theme</source>
            <translation>Dunkles Farbschema</translation>
        </message>
        <message>
            <source>Theme of the system</source>
            <translation>Farbschema des Systems</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>Beenden</translation>
        </message>
        <message>
            <source>Theme</source>
            <translation>Farbschema</translation>
        </message>
        <message>
            <source>System</source>
            <translation>System</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Hell</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Dunkel</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Einstellungen</translation>
        </message>
        <message>
            <source>Help	F1</source>
            <translation>Hilfe	F1</translation>
        </message>
        <message>
            <source>About Attendant</source>
            <translation>Über Attendant</translation>
        </message>
        <message>
            <source>Quit	Ctrl+Q</source>
            <translation>Beenden	Strg+Q</translation>
        </message>
        <message>
            <source>Pages</source>
            <translation>Seiten</translation>
        </message>
        <message>
            <source>Calls</source>
            <translation>Anrufe</translation>
        </message>
        <message>
            <source>Organizations</source>
            <translation>Organisationen</translation>
        </message>
        <message>
            <source>All organizations</source>
            <translation>Alle Organisationen</translation>
        </message>
        <message>
            <source>show only its calls</source>
            <translation>nur ihre Anrufe zeigen</translation>
        </message>
        <message>
            <source>Actions</source>
            <translation>Aktionen</translation>
        </message>
        <message numerus="yes">
            <source>%n calls</source>
            <translation>
                <numerusform>%n Anruf</numerusform>
                <numerusform>%n Anrufe</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n waiting, an emergency among them</source>
            <translation>
                <numerusform>%n wartet, ein Notfall</numerusform>
                <numerusform>%n warten, darunter ein Notfall</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n waiting</source>
            <translation>
                <numerusform>%n wartet</numerusform>
                <numerusform>%n warten</numerusform>
            </translation>
        </message>
        <message>
            <source>(%1) Attendant</source>
            <translation>(%1) Attendant</translation>
        </message>
        <message>
            <source>Calls go on there. What is shown is from %1 and grey until it is live again.</source>
            <translation>Anrufe laufen dort weiter. Gezeigt wird der Stand von %1, grau, bis er wieder live ist.</translation>
        </message>
        <message>
            <source>Nothing has been read from it yet. Calls that are in progress there go on.</source>
            <translation>Von dort wurde noch nichts gelesen. Laufende Anrufe gehen weiter.</translation>
        </message>
        <message>
            <source>Could not reach the server</source>
            <translation>Der Server ist nicht erreichbar</translation>
        </message>
        <message>
            <source>Try now</source>
            <translation>Jetzt versuchen</translation>
        </message>
        <message>
            <source>next try in %1</source>
            <translation>nächster Versuch in %1</translation>
        </message>
        <message>
            <source>trying now</source>
            <translation>Versuch läuft</translation>
        </message>
        <message>
            <source>Quit while you are talking to %1?</source>
            <translation>Beenden, während Sie mit %1 sprechen?</translation>
        </message>
        <message>
            <source>The call stays open on the server and waits for a person again. Nothing that was said is lost.</source>
            <translation>Der Anruf bleibt auf dem Server offen und wartet wieder auf einen Menschen. Nichts Gesagtes geht verloren.</translation>
        </message>
        <message>
            <source>Stay on the call</source>
            <translation>Im Anruf bleiben</translation>
        </message>
        <message>
            <source>Quit without saving?</source>
            <translation>Ohne Speichern beenden?</translation>
        </message>
        <message>
            <source>Keep editing</source>
            <translation>Weiter bearbeiten</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>%1: %2 waits, %3</source>
            <comment>urgency: caller waits, organization</comment>
            <translation>%1: %2 wartet, %3</translation>
        </message>
        <message>
            <source>is down</source>
            <translation>ist ausgefallen</translation>
        </message>
        <message>
            <source>has trouble</source>
            <translation>hat Schwierigkeiten</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <comment>part of the system: why it does not work</comment>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>Understood</source>
            <translation>Verstanden</translation>
        </message>
    </context>
    <context>
        <name>NavigationRail</name>
        <message>
            <source>Pages</source>
            <translation>Seiten</translation>
        </message>
    </context>
    <context>
        <name>Notice</name>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
    </context>
    <context>
        <name>OpenState</name>
        <message>
            <source>tomorrow</source>
            <translation>morgen</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>Geschlossen</translation>
        </message>
        <message>
            <source>Opening hours not set</source>
            <translation>Keine Öffnungszeiten hinterlegt</translation>
        </message>
        <message>
            <source>Open around the clock</source>
            <translation>Rund um die Uhr geöffnet</translation>
        </message>
        <message>
            <source>Open until %1</source>
            <translation>Geöffnet bis %1</translation>
        </message>
        <message>
            <source>Open until %1 in %2</source>
            <translation>Geöffnet bis %1 in %2</translation>
        </message>
        <message>
            <source>Closed until %1</source>
            <translation>Geschlossen bis %1</translation>
        </message>
        <message>
            <source>Closed until %1 in %2</source>
            <translation>Geschlossen bis %1 in %2</translation>
        </message>
        <message>
            <source>Closed today: %1</source>
            <translation>Heute geschlossen: %1</translation>
        </message>
        <message>
            <source>Closed today</source>
            <translation>Heute geschlossen</translation>
        </message>
        <message>
            <source>Today %1</source>
            <translation>Heute %1</translation>
        </message>
        <message>
            <source>Closed on %1</source>
            <translation>Geschlossen am %1</translation>
        </message>
    </context>
    <context>
        <name>OpenWrapupsPanel</name>
        <message>
            <source>%1 left</source>
            <translation>noch %1</translation>
        </message>
        <message>
            <source>time is up</source>
            <translation>Zeit abgelaufen</translation>
        </message>
        <message>
            <source>Open wrap-ups</source>
            <translation>Offene Nachbearbeitungen</translation>
        </message>
        <message>
            <source>Why it is closed</source>
            <translation>Warum sie geschlossen wird</translation>
        </message>
        <message>
            <source>Close it</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>Why, for the person who was writing</source>
            <translation>Warum, für die Person, die daran schrieb</translation>
        </message>
        <message>
            <source>Keep it open</source>
            <translation>Offen lassen</translation>
        </message>
        <message>
            <source>Close…</source>
            <translation>Schließen …</translation>
        </message>
        <message>
            <source>Close the wrap-up of %1</source>
            <translation>Die Nachbearbeitung von %1 schließen</translation>
        </message>
        <message>
            <source>%1, %2</source>
            <comment>caller, time left</comment>
            <translation>%1, %2</translation>
        </message>
        <message>
            <source>Close what %1 writes about %2? What is written is kept.</source>
            <translation>Schließen, was %1 über %2 schreibt? Das Geschriebene bleibt erhalten.</translation>
        </message>
    </context>
    <context>
        <name>OrganizationChanges</name>
        <message>
            <source>Services</source>
            <translation>Leistungen</translation>
        </message>
        <message>
            <source>Greeting</source>
            <translation>Begrüßung</translation>
        </message>
        <message>
            <source>Role</source>
            <translation>Rolle</translation>
        </message>
        <message>
            <source>Speaking style</source>
            <translation>Sprechweise</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Sprache</translation>
        </message>
        <message>
            <source>Voice</source>
            <translation>Stimme</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>Modell</translation>
        </message>
        <message>
            <source>Transcription model</source>
            <translation>Transkriptionsmodell</translation>
        </message>
        <message>
            <source>What to find out</source>
            <translation>Was zu erfragen ist</translation>
        </message>
        <message>
            <source>Emergency phrases</source>
            <translation>Notfallwörter</translation>
        </message>
        <message>
            <source>Priority phrases</source>
            <translation>Vorrangwörter</translation>
        </message>
        <message>
            <source>Emergency number</source>
            <translation>Notrufnummer</translation>
        </message>
        <message>
            <source>Emergency target</source>
            <translation>Ziel bei Notfällen</translation>
        </message>
        <message>
            <source>Message when closed</source>
            <translation>Ansage, wenn geschlossen</translation>
        </message>
        <message>
            <source>Dialled numbers</source>
            <translation>Gewählte Nummern</translation>
        </message>
        <message>
            <source>Voicemail</source>
            <translation>Anrufbeantworter</translation>
        </message>
        <message>
            <source>Ring the escalation phone</source>
            <translation>Eskalationsnummer anrufen</translation>
        </message>
        <message>
            <source>Take a message</source>
            <translation>Nachricht aufnehmen</translation>
        </message>
        <message>
            <source>Say that it is closed</source>
            <translation>Sagen, dass geschlossen ist</translation>
        </message>
        <message>
            <source>%1 (takes a message)</source>
            <translation>%1 (nimmt eine Nachricht auf)</translation>
        </message>
        <message>
            <source>%1 (%2 min)</source>
            <translation>%1 (%2 min)</translation>
        </message>
        <message>
            <source>%1 s</source>
            <translation>%1 s</translation>
        </message>
        <message>
            <source>Opening hours, %1</source>
            <translation>Öffnungszeiten, %1</translation>
        </message>
        <message>
            <source>Time zone</source>
            <translation>Zeitzone</translation>
        </message>
        <message>
            <source>Closed on</source>
            <translation>Geschlossen am</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Opening hours</source>
            <translation>Öffnungszeiten</translation>
        </message>
        <message>
            <source>Escalation phone</source>
            <translation>Eskalationsnummer</translation>
        </message>
        <message>
            <source>When closed</source>
            <translation>Außerhalb der Zeiten</translation>
        </message>
        <message>
            <source>Escalation policy</source>
            <translation>Eskalationsregelung</translation>
        </message>
        <message>
            <source>Outcomes</source>
            <translation>Ergebnisse</translation>
        </message>
        <message>
            <source>%1, %2 s</source>
            <translation>%1, %2 s</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>, then </source>
            <translation>, dann </translation>
        </message>
        <message>
            <source>Group %1: %2 people</source>
            <translation>Gruppe %1 (Personen: %2)</translation>
        </message>
        <message>
            <source>Recording</source>
            <translation>Aufzeichnung</translation>
        </message>
        <message>
            <source>Calls are kept</source>
            <translation>Anrufe bleiben</translation>
        </message>
        <message numerus="yes">
            <source>%n day(s)</source>
            <translation>
                <numerusform>%n Tag</numerusform>
                <numerusform>%n Tage</numerusform>
            </translation>
        </message>
        <message>
            <source>Not recorded</source>
            <translation>Nicht aufgezeichnet</translation>
        </message>
        <message>
            <source>Recorded, and callers are told</source>
            <translation>Aufgezeichnet, und Anrufer erfahren es</translation>
        </message>
        <message>
            <source>Recorded; callers have agreed already</source>
            <translation>Aufgezeichnet; Anrufer haben schon zugestimmt</translation>
        </message>
    </context>
    <context>
        <name>OrganizationEditor</name>
        <message>
            <source>Delete this organization?</source>
            <translation>Diese Organisation löschen?</translation>
        </message>
        <message>
            <source>Name of the organization, to confirm</source>
            <translation>Name der Organisation, zur Bestätigung</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Löschen</translation>
        </message>
        <message>
            <source>Keep it</source>
            <translation>Behalten</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Rückgängig</translation>
        </message>
        <message>
            <source>Undo the last change (%1)</source>
            <translation>Letzte Änderung rückgängig machen (%1)</translation>
        </message>
        <message>
            <source>More for this organization</source>
            <translation>Mehr zu dieser Organisation</translation>
        </message>
        <message>
            <source>Duplicate</source>
            <translation>Duplizieren</translation>
        </message>
        <message>
            <source>Export as JSON</source>
            <translation>Als JSON exportieren</translation>
        </message>
        <message>
            <source>Delete…</source>
            <translation>Löschen …</translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>Verwerfen</translation>
        </message>
        <message>
            <source>Review and save</source>
            <translation>Prüfen und speichern</translation>
        </message>
        <message>
            <source>New organization</source>
            <translation>Neue Organisation</translation>
        </message>
        <message>
            <source>Not saved yet</source>
            <translation>Noch nicht gespeichert</translation>
        </message>
        <message>
            <source>1 change</source>
            <translation>1 Änderung</translation>
        </message>
        <message numerus="yes">
            <source>%n changes</source>
            <translation>
                <numerusform>%n Änderung</numerusform>
                <numerusform>%n Änderungen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n to fix</source>
            <translation>
                <numerusform>%n zu beheben</numerusform>
                <numerusform>%n zu beheben</numerusform>
            </translation>
        </message>
        <message>
            <source>Saving…</source>
            <translation>Wird gespeichert …</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Speichern</translation>
        </message>
        <message>
            <source>An organization needs a name.</source>
            <translation>Eine Organisation braucht einen Namen.</translation>
        </message>
        <message>
            <source>Nothing has been changed.</source>
            <translation>Es wurde nichts geändert.</translation>
        </message>
        <message>
            <source>The server does not accept this</source>
            <translation>Der Server nimmt dies nicht an</translation>
        </message>
        <message>
            <source>Could not save</source>
            <translation>Speichern nicht möglich</translation>
        </message>
        <message>
            <source>%1 Nothing was saved; your changes are still here.</source>
            <translation>%1 Nichts wurde gespeichert; Ihre Änderungen sind noch da.</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Nochmals versuchen</translation>
        </message>
        <message>
            <source>Someone else saved meanwhile</source>
            <translation>Jemand anderes hat inzwischen gespeichert</translation>
        </message>
        <message>
            <source>%1 Your changes are not saved, and still here.</source>
            <translation>%1 Ihre Änderungen sind nicht gespeichert und noch da.</translation>
        </message>
        <message>
            <source>They saved the same values again.</source>
            <translation>Dieselben Werte wurden noch einmal gespeichert.</translation>
        </message>
        <message>
            <source>They changed: %1.</source>
            <translation>Dort geändert: %1.</translation>
        </message>
        <message>
            <source>%1 Your changes are not saved yet, and not lost either way.</source>
            <translation>%1 Ihre Änderungen sind noch nicht gespeichert und in keinem Fall verloren.</translation>
        </message>
        <message>
            <source>Show theirs</source>
            <translation>Deren Stand zeigen</translation>
        </message>
        <message>
            <source>Keep mine</source>
            <translation>Meinen behalten</translation>
        </message>
        <message>
            <source>This is what the other person saved</source>
            <translation>Das hat die andere Person gespeichert</translation>
        </message>
        <message>
            <source>Undo brings your changes back, on top of theirs.</source>
            <translation>Rückgängig holt Ihre Änderungen zurück, auf deren Stand.</translation>
        </message>
        <message>
            <source>Bring mine back</source>
            <translation>Meine zurückholen</translation>
        </message>
        <message>
            <source>%1 stops answering calls, and its settings are lost. Type its name to confirm.</source>
            <translation>%1 nimmt keine Anrufe mehr an, und die Einstellungen gehen verloren. Geben Sie zur Bestätigung den Namen ein.</translation>
        </message>
        <message>
            <source>Not deleted</source>
            <translation>Nicht gelöscht</translation>
        </message>
        <message>
            <source>It has calls in progress. Delete it when they have ended.</source>
            <translation>Es laufen noch Anrufe. Löschen Sie sie, wenn diese beendet sind.</translation>
        </message>
        <message>
            <source>Discard the new organization?</source>
            <translation>Die neue Organisation verwerfen?</translation>
        </message>
        <message>
            <source>What you entered for it is lost.</source>
            <translation>Was Sie dafür eingegeben haben, geht verloren.</translation>
        </message>
        <message>
            <source>Keep editing</source>
            <translation>Weiter bearbeiten</translation>
        </message>
    </context>
    <context>
        <name>OrganizationFields</name>
        <message>
            <source>No number is stored meanwhile.</source>
            <translation>Bis dahin ist keine Nummer gespeichert.</translation>
        </message>
        <message>
            <source>The saved number stays %1.</source>
            <translation>Gespeichert bleibt die Nummer %1.</translation>
        </message>
        <message>
            <source>“%1” does not belong into a telephone number.</source>
            <translation>„%1“ gehört nicht in eine Telefonnummer.</translation>
        </message>
        <message>
            <source>The country code is missing: begin with + and the country, such as +1.</source>
            <translation>Die Ländervorwahl fehlt: Beginnen Sie mit + und dem Land, etwa +49.</translation>
        </message>
        <message>
            <source>One digit is missing.</source>
            <translation>Eine Ziffer fehlt.</translation>
        </message>
        <message numerus="yes">
            <source>%n digits are missing.</source>
            <translation>
                <numerusform>%n Ziffer fehlt.</numerusform>
                <numerusform>%n Ziffern fehlen.</numerusform>
            </translation>
        </message>
        <message>
            <source>This is too short for a telephone number.</source>
            <translation>Das ist zu kurz für eine Telefonnummer.</translation>
        </message>
        <message>
            <source>This is too long for a telephone number.</source>
            <translation>Das ist zu lang für eine Telefonnummer.</translation>
        </message>
    </context>
    <context>
        <name>OrganizationList</name>
        <message>
            <source>Find</source>
            <translation>Suchen</translation>
        </message>
        <message>
            <source>New organization</source>
            <translation>Neue Organisation</translation>
        </message>
        <message>
            <source>Organizations</source>
            <translation>Organisationen</translation>
        </message>
        <message>
            <source>Import or export</source>
            <translation>Import und Export</translation>
        </message>
        <message>
            <source>Import from a JSON file…</source>
            <translation>Aus einer JSON-Datei importieren …</translation>
        </message>
        <message>
            <source>Export this one as JSON…</source>
            <translation>Diese als JSON exportieren …</translation>
        </message>
    </context>
    <context>
        <name>OrganizationLists</name>
        <message>
            <source>An entry has no name. What was saved stays.</source>
            <translation>Ein Eintrag hat keinen Namen. Das Gespeicherte bleibt.</translation>
        </message>
        <message>
            <source>Services</source>
            <translation>Leistungen</translation>
        </message>
        <message>
            <source>ticked: the AI may book it</source>
            <translation>angehakt: die KI darf es buchen</translation>
        </message>
        <message>
            <source>Service</source>
            <translation>Leistung</translation>
        </message>
        <message>
            <source>Name of the service</source>
            <translation>Name der Leistung</translation>
        </message>
        <message>
            <source>min</source>
            <translation>min</translation>
        </message>
        <message>
            <source>No services yet. The AI takes messages only.</source>
            <translation>Noch keine Leistungen. Die KI nimmt nur Nachrichten auf.</translation>
        </message>
        <message>
            <source>takes a message</source>
            <translation>nimmt eine Nachricht auf</translation>
        </message>
        <message>
            <source>What to find out</source>
            <translation>Was zu erfragen ist</translation>
        </message>
        <message>
            <source>in this order</source>
            <translation>in dieser Reihenfolge</translation>
        </message>
        <message>
            <source>Field</source>
            <translation>Angabe</translation>
        </message>
        <message>
            <source>What to ask for</source>
            <translation>Wonach zu fragen ist</translation>
        </message>
    </context>
    <context>
        <name>OrganizationsPage</name>
        <message>
            <source>Organizations</source>
            <translation>Organisationen</translation>
        </message>
        <message>
            <source>Loading organizations…</source>
            <translation>Organisationen werden geladen …</translation>
        </message>
        <message>
            <source>They come from the server.</source>
            <translation>Sie kommen vom Server.</translation>
        </message>
        <message>
            <source>Could not read the organizations</source>
            <translation>Die Organisationen konnten nicht gelesen werden</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Nochmals versuchen</translation>
        </message>
        <message>
            <source>This list may be old</source>
            <translation>Diese Liste kann veraltet sein</translation>
        </message>
        <message>
            <source>No organizations yet</source>
            <translation>Noch keine Organisationen</translation>
        </message>
        <message>
            <source>An organization is an office whose calls the AI answers: its hours, services and rules.</source>
            <translation>Eine Organisation ist ein Büro, dessen Anrufe die KI annimmt: seine Zeiten, Leistungen und Regeln.</translation>
        </message>
        <message>
            <source>New organization</source>
            <translation>Neue Organisation</translation>
        </message>
        <message>
            <source>%1 has changes that are not saved</source>
            <translation>%1 hat Änderungen, die nicht gespeichert sind</translation>
        </message>
        <message>
            <source>The new organization</source>
            <translation>Die neue Organisation</translation>
        </message>
        <message>
            <source>Save or discard them before you open %1.</source>
            <translation>Speichern oder verwerfen Sie sie, bevor Sie %1 öffnen.</translation>
        </message>
        <message>
            <source>Discard and open %1</source>
            <translation>Verwerfen und %1 öffnen</translation>
        </message>
        <message>
            <source>Go on editing</source>
            <translation>Weiter bearbeiten</translation>
        </message>
        <message>
            <source>Save or discard your changes first</source>
            <translation>Speichern oder verwerfen Sie erst Ihre Änderungen</translation>
        </message>
        <message>
            <source>A new organization opens here.</source>
            <translation>Hier öffnet sich eine neue Organisation.</translation>
        </message>
        <message>
            <source>%1 (copy)</source>
            <translation>%1 (Kopie)</translation>
        </message>
        <message>
            <source>Import an organization</source>
            <translation>Organisation importieren</translation>
        </message>
        <message>
            <source>JSON files (*.json);;All files (*)</source>
            <translation>JSON-Dateien (*.json);;Alle Dateien (*)</translation>
        </message>
        <message>
            <source>Could not import %1</source>
            <translation>%1 konnte nicht importiert werden</translation>
        </message>
        <message>
            <source>It is larger than 1 MB.</source>
            <translation>Sie ist größer als 1 MB.</translation>
        </message>
        <message>
            <source>Export %1</source>
            <translation>%1 exportieren</translation>
        </message>
        <message>
            <source>JSON files (*.json)</source>
            <translation>JSON-Dateien (*.json)</translation>
        </message>
        <message>
            <source>Could not write %1</source>
            <translation>%1 konnte nicht geschrieben werden</translation>
        </message>
        <message>
            <source>The new organization is not saved.</source>
            <translation>Die neue Organisation ist nicht gespeichert.</translation>
        </message>
        <message>
            <source>1 change to %1 is not saved.</source>
            <translation>1 Änderung an %1 ist nicht gespeichert.</translation>
        </message>
        <message numerus="yes">
            <source>%n changes to %1 are not saved.</source>
            <translation>
                <numerusform>%n Änderung an %1 ist nicht gespeichert.</numerusform>
                <numerusform>%n Änderungen an %1 sind nicht gespeichert.</numerusform>
            </translation>
        </message>
        <message>
            <source>Saved as %1</source>
            <translation>Gespeichert als %1</translation>
        </message>
        <message>
            <source>What you typed for %1 has something to fix and is not saved.</source>
            <translation>Ihre Eingaben für %1 enthalten noch Fehler und sind nicht gespeichert.</translation>
        </message>
    </context>
    <context>
        <name>Outcome</name>
        <message>
            <source>Solved</source>
            <translation>Gelöst</translation>
        </message>
        <message>
            <source>Handed back to the AI</source>
            <translation>An die KI zurückgegeben</translation>
        </message>
        <message>
            <source>Emergency service called</source>
            <translation>Rettungsdienst gerufen</translation>
        </message>
        <message>
            <source>Call back agreed</source>
            <translation>Rückruf vereinbart</translation>
        </message>
        <message>
            <source>Nothing to do</source>
            <translation>Nichts zu tun</translation>
        </message>
        <message>
            <source>Resolved</source>
            <translation>Gelöst</translation>
        </message>
        <message>
            <source>Appointment made</source>
            <translation>Termin vereinbart</translation>
        </message>
        <message>
            <source>Call back arranged</source>
            <translation>Rückruf vereinbart</translation>
        </message>
        <message>
            <source>Emergency services called</source>
            <translation>Rettungsdienst gerufen</translation>
        </message>
        <message>
            <source>Passed on to somebody else</source>
            <translation>An jemand anderen weitergegeben</translation>
        </message>
        <message>
            <source>Caller hung up</source>
            <translation>Anrufer hat aufgelegt</translation>
        </message>
        <message>
            <source>Caller left a message</source>
            <translation>Der Anrufer hinterließ eine Nachricht</translation>
        </message>
        <message>
            <source>Caller said goodbye</source>
            <translation>Der Anrufer verabschiedete sich</translation>
        </message>
        <message>
            <source>Wrong number</source>
            <translation>Falsch verbunden</translation>
        </message>
        <message>
            <source>The telephone was never connected</source>
            <translation>Das Telefon wurde nie verbunden</translation>
        </message>
        <message>
            <source>The telephone network did not place the call</source>
            <translation>Das Telefonnetz hat den Anruf nicht vermittelt</translation>
        </message>
    </context>
    <context>
        <name>PeoplePanel</name>
        <message>
            <source>%1 (you)</source>
            <translation>%1 (Sie)</translation>
        </message>
        <message>
            <source>Groups: %1</source>
            <translation>Gruppen: %1</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <comment>person: presence</comment>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>Who can take a call</source>
            <translation>Wer annehmen kann</translation>
        </message>
        <message>
            <source>%1 of %2 available</source>
            <translation>%1 von %2 verfügbar</translation>
        </message>
        <message>
            <source>Who is there could not be read: %1</source>
            <translation>Wer da ist, konnte nicht gelesen werden: %1</translation>
        </message>
        <message>
            <source>Asking who is there…</source>
            <translation>Es wird gefragt, wer da ist …</translation>
        </message>
        <message>
            <source>Nobody is at the desk.</source>
            <translation>Niemand ist am Platz.</translation>
        </message>
        <message>
            <source>and %1 more, %2 offline</source>
            <translation>und %1 weitere, %2 offline</translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>und %n weitere</numerusform>
                <numerusform>und %n weitere</numerusform>
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
        <name>PhaseLine</name>
        <message>
            <source>Phase of the call: %1, %2 of %3</source>
            <translation>Phase des Anrufs: %1, %2 von %3</translation>
        </message>
    </context>
    <context>
        <name>PhrasesSection</name>
        <message>
            <source>%1.</source>
            <translation>%1.</translation>
        </message>
        <message>
            <source>%1, built-in list.</source>
            <translation>%1, eingebaute Liste.</translation>
        </message>
        <message>
            <source>Try a sentence</source>
            <translation>Einen Satz probieren</translation>
        </message>
        <message>
            <source>A sentence that a caller might say</source>
            <translation>Ein Satz, den ein Anrufer sagen könnte</translation>
        </message>
        <message>
            <source>What a caller might say</source>
            <translation>Was ein Anrufer sagen könnte</translation>
        </message>
        <message>
            <source>Your emergency phrases</source>
            <translation>Ihre Notfallwörter</translation>
        </message>
        <message>
            <source>Your priority phrases</source>
            <translation>Ihre Vorrangwörter</translation>
        </message>
        <message>
            <source>Phrase</source>
            <translation>Wendung</translation>
        </message>
        <message>
            <source>Save the organization first, then sentences can be tried.</source>
            <translation>Speichern Sie die Organisation, dann lassen sich Sätze probieren.</translation>
        </message>
        <message>
            <source>denied</source>
            <translation>verneint</translation>
        </message>
        <message>
            <source>long past</source>
            <translation>lange her</translation>
        </message>
        <message>
            <source>only supposed</source>
            <translation>nur angenommen</translation>
        </message>
        <message>
            <source>the words around it</source>
            <translation>die Wörter ringsum</translation>
        </message>
        <message>
            <source>Who would be asked</source>
            <translation>Wer gefragt würde</translation>
        </message>
        <message>
            <source>Who would be asked: %1</source>
            <translation>Wer gefragt würde: %1</translation>
        </message>
        <message>
            <source>Who would be asked could not be worked out</source>
            <translation>Wer gefragt würde, ließ sich nicht ermitteln</translation>
        </message>
    </context>
    <context>
        <name>PolicyEditor</name>
        <message>
            <source>This</source>
            <translation>Dies</translation>
        </message>
        <message>
            <source>How the policy is edited</source>
            <translation>Wie die Regelung bearbeitet wird</translation>
        </message>
        <message>
            <source>Use the built-in one</source>
            <translation>Eingebaute benutzen</translation>
        </message>
        <message>
            <source>The policy as JSON</source>
            <translation>Die Regelung als JSON</translation>
        </message>
        <message>
            <source>Policy as JSON</source>
            <translation>Regelung als JSON</translation>
        </message>
        <message>
            <source>Back to the organization</source>
            <translation>Zurück zur Organisation</translation>
        </message>
        <message>
            <source>Form</source>
            <translation>Formular</translation>
        </message>
        <message>
            <source>JSON</source>
            <translation>JSON</translation>
        </message>
        <message>
            <source>Escalation policy</source>
            <translation>Eskalationsregelung</translation>
        </message>
        <message>
            <source>What would happen</source>
            <translation>Was geschehen würde</translation>
        </message>
        <message>
            <source>Urgency of the call</source>
            <translation>Dringlichkeit des Anrufs</translation>
        </message>
        <message>
            <source>Moment of the escalation</source>
            <translation>Zeitpunkt der Eskalation</translation>
        </message>
        <message>
            <source>Now</source>
            <translation>Jetzt</translation>
        </message>
        <message>
            <source>Your own</source>
            <translation>Eigene</translation>
        </message>
        <message>
            <source>Built-in</source>
            <translation>Eingebaut</translation>
        </message>
        <message>
            <source>It is in use. Whatever you change makes it your own.</source>
            <translation>Sie ist in Gebrauch. Was Sie ändern, macht sie zu Ihrer eigenen.</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <comment>place in the policy: what is wrong</comment>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>Escalation policy: %1</source>
            <translation>Eskalationsregelung: %1</translation>
        </message>
        <message>
            <source>A policy is an object, in braces.</source>
            <translation>Eine Regelung ist ein Objekt in geschweiften Klammern.</translation>
        </message>
        <message>
            <source>Line %1: %2</source>
            <translation>Zeile %1: %2</translation>
        </message>
        <message>
            <source>Save the organization first; then this shows what would happen.</source>
            <translation>Speichern Sie die Organisation, dann zeigt dies, was geschehen würde.</translation>
        </message>
        <message>
            <source>What would happen could not be worked out: %1</source>
            <translation>Was geschehen würde, ließ sich nicht ermitteln: %1</translation>
        </message>
        <message>
            <source>open</source>
            <translation>geöffnet</translation>
        </message>
        <message>
            <source>holiday</source>
            <translation>Feiertag</translation>
        </message>
        <message>
            <source>after hours</source>
            <translation>außerhalb der Zeiten</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <comment>rule (time)</comment>
            <translation>%1 (%2)</translation>
        </message>
        <message>
            <source>in %1</source>
            <comment>a city, whose clock it is</comment>
            <translation>in %1</translation>
        </message>
    </context>
    <context>
        <name>PolicyForm</name>
        <message>
            <source>Groups</source>
            <translation>Gruppen</translation>
        </message>
        <message>
            <source>Rule</source>
            <translation>Regel</translation>
        </message>
        <message>
            <source>Add a rule</source>
            <translation>Regel hinzufügen</translation>
        </message>
        <message>
            <source>Group</source>
            <translation>Gruppe</translation>
        </message>
        <message>
            <source>Add a group</source>
            <translation>Gruppe hinzufügen</translation>
        </message>
        <message>
            <source>Group %1</source>
            <translation>Gruppe %1</translation>
        </message>
        <message>
            <source>Rule %1</source>
            <translation>Regel %1</translation>
        </message>
        <message>
            <source>Without groups, every step that asks agents asks everybody of the organization.</source>
            <translation>Ohne Gruppen fragt jeder Schritt, der verfügbare Menschen fragt, alle der Organisation.</translation>
        </message>
        <message>
            <source>Name of the group</source>
            <translation>Name der Gruppe</translation>
        </message>
        <message>
            <source>Nobody yet</source>
            <translation>Noch niemand</translation>
        </message>
        <message>
            <source>Who belongs to %1: %2</source>
            <translation>Wer zu %1 gehört: %2</translation>
        </message>
        <message>
            <source>Remove the group %1</source>
            <translation>Gruppe %1 entfernen</translation>
        </message>
        <message>
            <source>Nobody has signed in yet</source>
            <translation>Noch hat sich niemand angemeldet</translation>
        </message>
    </context>
    <context>
        <name>PolicySection</name>
        <message>
            <source>%1 for %2</source>
            <comment>who is asked, how long</comment>
            <translation>%1, %2 lang</translation>
        </message>
        <message>
            <source>everybody available</source>
            <translation>alle Verfügbaren</translation>
        </message>
        <message>
            <source>the group %1</source>
            <translation>die Gruppe %1</translation>
        </message>
        <message>
            <source>one person</source>
            <translation>eine Person</translation>
        </message>
        <message>
            <source>another system</source>
            <translation>ein anderes System</translation>
        </message>
        <message>
            <source>a message is taken</source>
            <translation>eine Nachricht wird aufgenommen</translation>
        </message>
        <message>
            <source>Escalation policy</source>
            <translation>Eskalationsregelung</translation>
        </message>
        <message>
            <source>Edit policy</source>
            <translation>Regelung bearbeiten</translation>
        </message>
        <message>
            <source>The built-in one:</source>
            <translation>Die eingebaute:</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <comment>rule: its steps</comment>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>, then </source>
            <translation>, dann </translation>
        </message>
        <message>
            <source>After hours</source>
            <translation>Außerhalb der Zeiten</translation>
        </message>
    </context>
    <context>
        <name>PolicyTimeline</name>
        <message numerus="yes">
            <source>and %n more step(s)</source>
            <translation>
                <numerusform>und %n weiterer Schritt</numerusform>
                <numerusform>und %n weitere Schritte</numerusform>
            </translation>
        </message>
        <message>
            <source>for %1</source>
            <translation>%1 lang</translation>
        </message>
        <message>
            <source>Timeline: %1</source>
            <translation>Zeitachse: %1</translation>
        </message>
        <message>
            <source>round %1, %2</source>
            <translation>Runde %1, %2</translation>
        </message>
    </context>
    <context>
        <name>ProblemList</name>
        <message>
            <source>Line %1</source>
            <translation>Zeile %1</translation>
        </message>
        <message>
            <source>Line %1: %2</source>
            <translation>Zeile %1: %2</translation>
        </message>
        <message>
            <source>Problems</source>
            <translation>Probleme</translation>
        </message>
        <message>
            <source>None found.</source>
            <translation>Keine gefunden.</translation>
        </message>
    </context>
    <context>
        <name>PromptFacts</name>
        <message>
            <source>About the prompt</source>
            <translation>Über den Prompt</translation>
        </message>
        <message>
            <source>Length</source>
            <comment>of the prompt</comment>
            <translation>Länge</translation>
        </message>
        <message>
            <source>of %1</source>
            <translation>von %1</translation>
        </message>
        <message>
            <source>Longer prompts make answers slower.</source>
            <translation>Längere Prompts machen Antworten langsamer.</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>Version</translation>
        </message>
        <message>
            <source>Copy the version</source>
            <translation>Version kopieren</translation>
        </message>
        <message>
            <source>Tools</source>
            <translation>Werkzeuge</translation>
        </message>
        <message>
            <source>The tools take %1 more.</source>
            <translation>Die Werkzeuge brauchen %1 weitere.</translation>
        </message>
        <message>
            <source>tokens</source>
            <translation>Tokens</translation>
        </message>
        <message>
            <source>An estimate; the AI service counts exactly.</source>
            <translation>Eine Schätzung; der KI-Dienst zählt genau.</translation>
        </message>
        <message>
            <source>As long as the version in use.</source>
            <translation>So lang wie die benutzte Version.</translation>
        </message>
        <message>
            <source>%1 more than the version in use.</source>
            <translation>%1 mehr als die benutzte Version.</translation>
        </message>
        <message>
            <source>%1 fewer than the version in use.</source>
            <translation>%1 weniger als die benutzte Version.</translation>
        </message>
        <message>
            <source>In use</source>
            <translation>In Gebrauch</translation>
        </message>
        <message>
            <source>Draft</source>
            <translation>Entwurf</translation>
        </message>
        <message>
            <source>Every call stores the version that it was given.</source>
            <translation>Jeder Anruf bewahrt die Version auf, die er bekam.</translation>
        </message>
        <message>
            <source>Calls go on with %1.</source>
            <translation>Anrufe laufen mit %1 weiter.</translation>
        </message>
    </context>
    <context>
        <name>PromptsPage</name>
        <message>
            <source>Prompts</source>
            <translation>Prompts</translation>
        </message>
        <message>
            <source>Loading the prompt…</source>
            <translation>Der Prompt wird geladen …</translation>
        </message>
        <message>
            <source>It is written by the server.</source>
            <translation>Der Server schreibt ihn.</translation>
        </message>
        <message>
            <source>Template</source>
            <translation>Vorlage</translation>
        </message>
        <message>
            <source>Safety section: locked, the same in every prompt</source>
            <translation>Sicherheitsabschnitt: gesperrt, in jedem Prompt gleich</translation>
        </message>
        <message>
            <source>What the AI receives</source>
            <translation>Was die KI erhält</translation>
        </message>
        <message>
            <source>Safety section: locked</source>
            <translation>Sicherheitsabschnitt: gesperrt</translation>
        </message>
        <message>
            <source>Try changes to the template; nothing is saved.</source>
            <translation>Probieren Sie Änderungen an der Vorlage; nichts wird gespeichert.</translation>
        </message>
        <message>
            <source>Find in both</source>
            <translation>In beiden suchen</translation>
        </message>
        <message>
            <source>Find</source>
            <translation>Suchen</translation>
        </message>
        <message>
            <source>Reset the template</source>
            <translation>Vorlage zurücksetzen</translation>
        </message>
        <message>
            <source>Copy what the AI receives</source>
            <translation>Kopieren, was die KI erhält</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>Exportieren</translation>
        </message>
        <message>
            <source>What the AI receives…</source>
            <translation>Was die KI erhält …</translation>
        </message>
        <message>
            <source>The template…</source>
            <translation>Die Vorlage …</translation>
        </message>
        <message>
            <source>Export the prompt</source>
            <translation>Prompt exportieren</translation>
        </message>
        <message>
            <source>Export the template</source>
            <translation>Vorlage exportieren</translation>
        </message>
        <message>
            <source>No organization</source>
            <translation>Keine Organisation</translation>
        </message>
        <message>
            <source>Organization: %1</source>
            <translation>Organisation: %1</translation>
        </message>
        <message>
            <source>No prompt yet</source>
            <translation>Noch kein Prompt</translation>
        </message>
        <message>
            <source>A prompt is written for an organization. Create one first.</source>
            <translation>Ein Prompt wird für eine Organisation geschrieben. Legen Sie erst eine an.</translation>
        </message>
        <message>
            <source>Open Organizations</source>
            <translation>Organisationen öffnen</translation>
        </message>
        <message>
            <source>Could not read the prompt</source>
            <translation>Der Prompt konnte nicht gelesen werden</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Nochmals versuchen</translation>
        </message>
        <message>
            <source>The template has a mistake</source>
            <translation>Die Vorlage hat einen Fehler</translation>
        </message>
        <message>
            <source>Could not render the prompt</source>
            <translation>Der Prompt konnte nicht erzeugt werden</translation>
        </message>
        <message>
            <source>%1 What is shown at the right is from before.</source>
            <translation>%1 Rechts steht der Stand von vorher.</translation>
        </message>
        <message>
            <source>Edited, not saved</source>
            <translation>Bearbeitet, nicht gespeichert</translation>
        </message>
        <message>
            <source>Rendering…</source>
            <translation>Wird erzeugt …</translation>
        </message>
        <message>
            <source>The template is the one in use.</source>
            <translation>Die Vorlage ist die benutzte.</translation>
        </message>
        <message>
            <source>Not found</source>
            <translation>Nicht gefunden</translation>
        </message>
        <message>
            <source>1 hit</source>
            <translation>1 Treffer</translation>
        </message>
        <message numerus="yes">
            <source>%n hits</source>
            <translation>
                <numerusform>%n Treffer</numerusform>
                <numerusform>%n Treffer</numerusform>
            </translation>
        </message>
        <message>
            <source>Text files (*.txt);;All files (*)</source>
            <translation>Textdateien (*.txt);;Alle Dateien (*)</translation>
        </message>
        <message>
            <source>Could not write %1</source>
            <translation>%1 konnte nicht geschrieben werden</translation>
        </message>
        <message>
            <source>Saved as %1</source>
            <translation>Gespeichert als %1</translation>
        </message>
        <message>
            <source>The edited template is kept nowhere; copy or export it, or reset it.</source>
            <translation>Die geänderte Vorlage ist nirgends gespeichert; kopieren oder exportieren Sie sie, oder setzen Sie sie zurück.</translation>
        </message>
    </context>
    <context>
        <name>QtAudioDevice</name>
        <message>
            <source>No microphone was found. Plug one in, or choose one in the sound settings of this computer.</source>
            <translation>Es wurde kein Mikrofon gefunden. Schließen Sie eines an oder wählen Sie eines in den Toneinstellungen dieses Computers.</translation>
        </message>
        <message>
            <source>%1 cannot be used. Another program may have it to itself.</source>
            <translation>%1 lässt sich nicht benutzen. Vielleicht benutzt es ein anderes Programm allein.</translation>
        </message>
        <message>
            <source>No speaker was found. Plug one in, or choose one in the sound settings of this computer.</source>
            <translation>Es wurde kein Lautsprecher gefunden. Schließen Sie einen an oder wählen Sie einen in den Toneinstellungen dieses Computers.</translation>
        </message>
        <message>
            <source>%1 gives no sound. Trying again every second.</source>
            <translation>%1 liefert keinen Ton. Jede Sekunde ein neuer Versuch.</translation>
        </message>
        <message>
            <source>%1 plays no sound. Trying again every second.</source>
            <translation>%1 spielt keinen Ton. Jede Sekunde ein neuer Versuch.</translation>
        </message>
        <message>
            <source>%1 was unplugged.</source>
            <translation>%1 wurde getrennt.</translation>
        </message>
    </context>
    <context>
        <name>QueueItem</name>
        <message>
            <source>Accept</source>
            <translation>Annehmen</translation>
        </message>
        <message>
            <source>Decline</source>
            <translation>Ablehnen</translation>
        </message>
        <message>
            <source>The server cannot be reached at the moment.</source>
            <translation>Der Server ist gerade nicht erreichbar.</translation>
        </message>
        <message>
            <source>%1, %2, %3: %4</source>
            <translation>%1, %2, %3: %4</translation>
        </message>
        <message>
            <source>Accept the call of %1</source>
            <translation>Den Anruf von %1 annehmen</translation>
        </message>
        <message>
            <source>Decline the call of %1</source>
            <translation>Den Anruf von %1 ablehnen</translation>
        </message>
        <message>
            <source>Waiting %1</source>
            <translation>Wartet %1</translation>
        </message>
        <message>
            <source>The AI: %1</source>
            <translation>Die KI: %1</translation>
        </message>
        <message>
            <source>It goes on to the next person</source>
            <translation>Er geht an die nächste Person</translation>
        </message>
        <message>
            <source>For you</source>
            <translation>Für Sie</translation>
        </message>
        <message>
            <source>You are on the line with %1. Hand that call back first.</source>
            <translation>Sie sprechen mit %1. Geben Sie diesen Anruf zuerst zurück.</translation>
        </message>
    </context>
    <context>
        <name>QueuePage</name>
        <message>
            <source>Queue</source>
            <translation>Warteschlange</translation>
        </message>
        <message>
            <source>Nobody is waiting</source>
            <translation>Niemand wartet</translation>
        </message>
        <message>
            <source>Calls that need a person appear here, and ring.</source>
            <translation>Anrufe, die einen Menschen brauchen, erscheinen hier und klingeln.</translation>
        </message>
        <message numerus="yes">
            <source>%n waiting</source>
            <translation>
                <numerusform>%n wartet</numerusform>
                <numerusform>%n warten</numerusform>
            </translation>
        </message>
        <message>
            <source>all within target</source>
            <translation>alle im Zeitziel</translation>
        </message>
        <message numerus="yes">
            <source>%n past target</source>
            <translation>
                <numerusform>%n über dem Ziel</numerusform>
                <numerusform>%n über dem Ziel</numerusform>
            </translation>
        </message>
        <message>
            <source>Understood</source>
            <translation>Verstanden</translation>
        </message>
        <message>
            <source>What is shown</source>
            <translation>Was gezeigt wird</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>Wartend</translation>
        </message>
        <message>
            <source>Callbacks</source>
            <translation>Rückrufe</translation>
        </message>
        <message>
            <source>Reading who waits…</source>
            <translation>Lese, wer wartet …</translation>
        </message>
        <message>
            <source>They appear here as soon as the server answers.</source>
            <translation>Sie erscheinen hier, sobald der Server antwortet.</translation>
        </message>
    </context>
    <context>
        <name>ReadyPanel</name>
        <message>
            <source>No call yet</source>
            <translation>Noch kein Anruf</translation>
        </message>
        <message>
            <source>Last call just now</source>
            <translation>Letzter Anruf gerade eben</translation>
        </message>
        <message>
            <source>Last call %1 ago</source>
            <translation>Letzter Anruf vor %1</translation>
        </message>
        <message>
            <source>Last call %1</source>
            <translation>Letzter Anruf %1</translation>
        </message>
        <message>
            <source>Ready to answer</source>
            <translation>Bereit, Anrufe anzunehmen</translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>und %n weitere</numerusform>
                <numerusform>und %n weitere</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RemovableChip</name>
        <message>
            <source>Remove %1</source>
            <translation>%1 entfernen</translation>
        </message>
    </context>
    <context>
        <name>RemainsNotice</name>
        <message>
            <source>Outcome: %1</source>
            <translation>Ergebnis: %1</translation>
        </message>
        <message>
            <source>Follow up on %1</source>
            <translation>Wiedervorlage am %1</translation>
        </message>
        <message>
            <source>Your wrap-up about %1 is over, and this is not saved</source>
            <translation>Ihre Nachbearbeitung zu %1 ist vorbei, und dies ist nicht gespeichert</translation>
        </message>
        <message>
            <source>The server cannot be reached; it is tried again.</source>
            <translation>Der Server ist nicht erreichbar; es wird erneut versucht.</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Kopieren</translation>
        </message>
        <message>
            <source>Copy what is not saved</source>
            <translation>Nicht Gespeichertes kopieren</translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>Verwerfen</translation>
        </message>
        <message>
            <source>Discard what is not saved</source>
            <translation>Nicht Gespeichertes verwerfen</translation>
        </message>
    </context>
    <context>
        <name>ReviewPanel</name>
        <message>
            <source>Note on the review</source>
            <translation>Notiz zur Beurteilung</translation>
        </message>
        <message>
            <source>Right</source>
            <translation>Richtig</translation>
        </message>
        <message>
            <source>False alarm</source>
            <translation>Fehlalarm</translation>
        </message>
        <message>
            <source>Note, if it needs one</source>
            <translation>Notiz, falls nötig</translation>
        </message>
        <message>
            <source>The escalation was right</source>
            <translation>Die Eskalation war richtig</translation>
        </message>
        <message>
            <source>The escalation was a false alarm</source>
            <translation>Die Eskalation war ein Fehlalarm</translation>
        </message>
        <message>
            <source>Looking for a review…</source>
            <translation>Eine Beurteilung wird gesucht …</translation>
        </message>
        <message>
            <source>Whether it was reviewed could not be read: %1</source>
            <translation>Ob es beurteilt wurde, konnte nicht gelesen werden: %1</translation>
        </message>
        <message>
            <source>Was it right to call a person?</source>
            <translation>War es richtig, einen Menschen zu holen?</translation>
        </message>
        <message>
            <source>Not reviewed yet.</source>
            <translation>Noch nicht beurteilt.</translation>
        </message>
        <message>
            <source>Right, says %1, %2.</source>
            <comment>who, when</comment>
            <translation>Richtig, sagt %1, %2.</translation>
        </message>
        <message>
            <source>A false alarm, says %1, %2.</source>
            <comment>who, when</comment>
            <translation>Ein Fehlalarm, sagt %1, %2.</translation>
        </message>
        <message>
            <source>The review was not saved: %1</source>
            <translation>Die Beurteilung wurde nicht gespeichert: %1</translation>
        </message>
        <message>
            <source>Was it right to call a person? The note is saved with the answer.</source>
            <translation>War es richtig, einen Menschen zu rufen? Die Notiz wird mit der Antwort gespeichert.</translation>
        </message>
    </context>
    <context>
        <name>ReviewView</name>
        <message>
            <source>nothing</source>
            <translation>nichts</translation>
        </message>
        <message>
            <source>%1: was %2, becomes %3</source>
            <translation>%1: war %2, wird %3</translation>
        </message>
        <message>
            <source>Nothing to save</source>
            <translation>Nichts zu speichern</translation>
        </message>
        <message>
            <source>1 change to save</source>
            <translation>1 Änderung zu speichern</translation>
        </message>
        <message numerus="yes">
            <source>%n changes to save</source>
            <translation>
                <numerusform>%n Änderung zu speichern</numerusform>
                <numerusform>%n Änderungen zu speichern</numerusform>
            </translation>
        </message>
        <message>
            <source>Back to editing</source>
            <translation>Zurück zum Bearbeiten</translation>
        </message>
        <message>
            <source>Field</source>
            <translation>Angabe</translation>
        </message>
        <message>
            <source>Before</source>
            <translation>Vorher</translation>
        </message>
        <message>
            <source>After</source>
            <translation>Nachher</translation>
        </message>
    </context>
    <context>
        <name>Risk</name>
        <message>
            <source>Emergency</source>
            <translation>Notfall</translation>
        </message>
        <message>
            <source>Needs a look</source>
            <translation>Braucht einen Blick</translation>
        </message>
        <message>
            <source>Human on it</source>
            <translation>Mensch spricht</translation>
        </message>
        <message>
            <source>Routine</source>
            <translation>Routine</translation>
        </message>
    </context>
    <context>
        <name>RuleCard</name>
        <message>
            <source>Name of the rule</source>
            <translation>Name der Regel</translation>
        </message>
        <message>
            <source>Move this rule up</source>
            <translation>Diese Regel nach oben</translation>
        </message>
        <message>
            <source>Move this rule down</source>
            <translation>Diese Regel nach unten</translation>
        </message>
        <message>
            <source>Remove this rule</source>
            <translation>Diese Regel entfernen</translation>
        </message>
        <message>
            <source>For</source>
            <translation>Für</translation>
        </message>
        <message>
            <source>When</source>
            <translation>Wann</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Geöffnet</translation>
        </message>
        <message>
            <source>After hours</source>
            <translation>Außerhalb der Zeiten</translation>
        </message>
        <message>
            <source>Holiday</source>
            <translation>Feiertag</translation>
        </message>
        <message>
            <source>Step</source>
            <translation>Schritt</translation>
        </message>
        <message>
            <source>Add a step</source>
            <translation>Schritt hinzufügen</translation>
        </message>
        <message>
            <source>How often the steps are gone through</source>
            <translation>Wie oft die Schritte durchlaufen werden</translation>
        </message>
        <message>
            <source>it stays in the queue</source>
            <translation>bleibt er in der Warteschlange</translation>
        </message>
        <message>
            <source>the caller leaves a message</source>
            <translation>hinterlässt der Anrufer eine Nachricht</translation>
        </message>
        <message>
            <source>What comes when nobody took it</source>
            <translation>Was kommt, wenn niemand angenommen hat</translation>
        </message>
        <message>
            <source>times, then</source>
            <translation>Mal, dann</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <comment>rule counts for/when: value</comment>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>Rule %1: %2</source>
            <translation>Regel %1: %2</translation>
        </message>
    </context>
    <context>
        <name>Rules</name>
        <message>
            <source>Possible allergic shock</source>
            <translation>Möglicher allergischer Schock</translation>
        </message>
        <message>
            <source>Bleeding</source>
            <translation>Blutung</translation>
        </message>
        <message>
            <source>Trouble breathing</source>
            <translation>Atemnot</translation>
        </message>
        <message>
            <source>Burns</source>
            <translation>Verbrennung</translation>
        </message>
        <message>
            <source>Possible heart attack</source>
            <translation>Möglicher Herzinfarkt</translation>
        </message>
        <message>
            <source>Complaint</source>
            <translation>Beschwerde</translation>
        </message>
        <message>
            <source>Blood sugar emergency</source>
            <translation>Blutzucker-Notfall</translation>
        </message>
        <message>
            <source>Somebody may be dying</source>
            <translation>Jemand stirbt vielleicht</translation>
        </message>
        <message>
            <source>Says it is an emergency</source>
            <translation>Sagt, es sei ein Notfall</translation>
        </message>
        <message>
            <source>A child with fever</source>
            <translation>Ein Kind mit Fieber</translation>
        </message>
        <message>
            <source>Fire or gas</source>
            <translation>Feuer oder Gas</translation>
        </message>
        <message>
            <source>Asks for a person</source>
            <translation>Bittet um einen Menschen</translation>
        </message>
        <message>
            <source>Injury</source>
            <translation>Verletzung</translation>
        </message>
        <message>
            <source>Legal deadline</source>
            <translation>Rechtliche Frist</translation>
        </message>
        <message>
            <source>Possible overdose or poisoning</source>
            <translation>Mögliche Überdosis oder Vergiftung</translation>
        </message>
        <message>
            <source>Emergency in pregnancy</source>
            <translation>Notfall in der Schwangerschaft</translation>
        </message>
        <message>
            <source>Seizure</source>
            <translation>Krampfanfall</translation>
        </message>
        <message>
            <source>Danger of self-harm</source>
            <translation>Gefahr der Selbstverletzung</translation>
        </message>
        <message>
            <source>Possible stroke</source>
            <translation>Möglicher Schlaganfall</translation>
        </message>
        <message>
            <source>The AI is not sure</source>
            <translation>Die KI ist nicht sicher</translation>
        </message>
        <message>
            <source>Somebody is unconscious</source>
            <translation>Jemand ist bewusstlos</translation>
        </message>
        <message>
            <source>Severe pain</source>
            <translation>Starke Schmerzen</translation>
        </message>
        <message>
            <source>Violence or threat</source>
            <translation>Gewalt oder Drohung</translation>
        </message>
        <message>
            <source>One of your emergency phrases</source>
            <translation>Eines Ihrer Notfallwörter</translation>
        </message>
        <message>
            <source>One of your priority phrases</source>
            <translation>Eines Ihrer Vorrangwörter</translation>
        </message>
        <message>
            <source>Sounds like an emergency</source>
            <translation>Klingt nach einem Notfall</translation>
        </message>
        <message>
            <source>Sounds serious</source>
            <translation>Klingt ernst</translation>
        </message>
        <message>
            <source>Seems to ask for a person</source>
            <translation>Scheint um einen Menschen zu bitten</translation>
        </message>
        <message>
            <source>The AI seems unsure</source>
            <translation>Die KI scheint unsicher</translation>
        </message>
    </context>
    <context>
        <name>RulesPanel</name>
        <message>
            <source>How right the rules were</source>
            <translation>Wie richtig die Regeln lagen</translation>
        </message>
        <message>
            <source>Counting…</source>
            <translation>Es wird gezählt …</translation>
        </message>
        <message>
            <source>The figures could not be read: %1</source>
            <translation>Die Zahlen konnten nicht gelesen werden: %1</translation>
        </message>
        <message>
            <source>No rule has called a person here yet. Reviews of past calls show here how right each rule is.</source>
            <translation>Hier hat noch keine Regel einen Menschen geholt. Beurteilungen vergangener Anrufe zeigen hier, wie richtig jede Regel liegt.</translation>
        </message>
        <message>
            <source>Without a rule</source>
            <translation>Ohne Regel</translation>
        </message>
        <message numerus="yes">
            <source>%n alarm(s)</source>
            <translation>
                <numerusform>%n Alarm</numerusform>
                <numerusform>%n Alarme</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 % right</source>
            <translation>%1 % richtig</translation>
        </message>
        <message>
            <source>not reviewed</source>
            <translation>nicht beurteilt</translation>
        </message>
        <message>
            <source>%1 right, %2 false alarms, %3 not reviewed</source>
            <translation>richtig: %1, Fehlalarme: %2, nicht beurteilt: %3</translation>
        </message>
        <message>
            <source>%1: %2, %3</source>
            <translation>%1: %2, %3</translation>
        </message>
    </context>
    <context>
        <name>SearchField</name>
        <message>
            <source>Clear the search</source>
            <translation>Suche leeren</translation>
        </message>
    </context>
    <context>
        <name>SectionList</name>
        <message>
            <source>Sections of the settings</source>
            <translation>Abschnitte der Einstellungen</translation>
        </message>
    </context>
    <context>
        <name>ServerSection</name>
        <message>
            <source>Server</source>
            <translation>Server</translation>
        </message>
        <message>
            <source>Where calls are answered. Closing this window does not stop a server of your team.</source>
            <translation>Wo Anrufe angenommen werden. Das Schließen dieses Fensters hält keinen Server Ihres Teams an.</translation>
        </message>
        <message>
            <source>not known yet</source>
            <translation>noch nicht bekannt</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Adresse</translation>
        </message>
        <message>
            <source>Token</source>
            <translation>Token</translation>
        </message>
        <message>
            <source>Connect</source>
            <translation>Verbinden</translation>
        </message>
        <message>
            <source>In use</source>
            <translation>In Gebrauch</translation>
        </message>
        <message>
            <source>Connection</source>
            <translation>Verbindung</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>Version</translation>
        </message>
        <message>
            <source>You are</source>
            <translation>Sie sind</translation>
        </message>
        <message>
            <source>AI</source>
            <translation>KI</translation>
        </message>
        <message>
            <source>Database</source>
            <translation>Datenbank</translation>
        </message>
        <message>
            <source>Work with another server</source>
            <translation>Mit einem anderen Server arbeiten</translation>
        </message>
        <message>
            <source>From the person who runs the server</source>
            <translation>Von der Person, die den Server betreibt</translation>
        </message>
        <message>
            <source>Used until the console is closed; it is not stored. To work with it always, start the console with --server.</source>
            <translation>Gilt, bis die Konsole geschlossen wird; wird nicht gespeichert. Um immer damit zu arbeiten, starten Sie die Konsole mit --server.</translation>
        </message>
        <message>
            <source>none yet</source>
            <translation>noch keine</translation>
        </message>
        <message>
            <source>%1 (on this computer)</source>
            <translation>%1 (auf diesem Computer)</translation>
        </message>
        <message>
            <source>Connected</source>
            <translation>Verbunden</translation>
        </message>
        <message>
            <source>Connecting…</source>
            <translation>Verbindung wird aufgebaut …</translation>
        </message>
        <message>
            <source>Lost: %1</source>
            <translation>Verloren: %1</translation>
        </message>
        <message>
            <source>works</source>
            <translation>funktioniert</translation>
        </message>
        <message>
            <source>needs a look</source>
            <translation>braucht einen Blick</translation>
        </message>
        <message>
            <source>down</source>
            <translation>ausgefallen</translation>
        </message>
        <message>
            <source>not known</source>
            <translation>unbekannt</translation>
        </message>
        <message>
            <source>Write an address such as https://attendant.example.org.</source>
            <translation>Schreiben Sie eine Adresse wie https://attendant.example.org.</translation>
        </message>
        <message>
            <source>Trying…</source>
            <translation>Versuch läuft …</translation>
        </message>
        <message>
            <source>The server does not know this token.</source>
            <translation>Der Server kennt dieses Token nicht.</translation>
        </message>
        <message>
            <source>This server cannot be used.</source>
            <translation>Dieser Server lässt sich nicht benutzen.</translation>
        </message>
        <message>
            <source>Nothing was changed. Ask for a new token, or check that it was copied whole.</source>
            <translation>Nichts wurde geändert. Bitten Sie um ein neues Token oder prüfen Sie, ob es ganz kopiert wurde.</translation>
        </message>
        <message>
            <source>Connected to %1 as %2.</source>
            <translation>Mit %1 verbunden als %2.</translation>
        </message>
        <message>
            <source>Not another server now</source>
            <translation>Jetzt kein anderer Server</translation>
        </message>
    </context>
    <context>
        <name>SettingsPage</name>
        <message>
            <source>Settings</source>
            <translation>Einstellungen</translation>
        </message>
    </context>
    <context>
        <name>ShortcutSection</name>
        <message>
            <source>Shortcuts</source>
            <translation>Tastenkürzel</translation>
        </message>
        <message>
            <source>The keys work while a text field has the focus, too.</source>
            <translation>Die Tasten wirken auch, während ein Textfeld den Fokus hat.</translation>
        </message>
        <message>
            <source>In a call</source>
            <translation>In einem Anruf</translation>
        </message>
        <message>
            <source>Listen</source>
            <translation>Mithören</translation>
        </message>
        <message>
            <source>Whisper to AI</source>
            <translation>KI zuflüstern</translation>
        </message>
        <message>
            <source>Say</source>
            <translation>Sagen lassen</translation>
        </message>
        <message>
            <source>Take over</source>
            <translation>Übernehmen</translation>
        </message>
        <message>
            <source>Mute</source>
            <translation>Stumm</translation>
        </message>
        <message>
            <source>Hold</source>
            <translation>Halten</translation>
        </message>
        <message>
            <source>Transfer</source>
            <translation>Weiterleiten</translation>
        </message>
        <message>
            <source>End call</source>
            <translation>Auflegen</translation>
        </message>
        <message>
            <source>Everywhere</source>
            <translation>Überall</translation>
        </message>
        <message>
            <source>Accept the most urgent call</source>
            <translation>Den dringendsten Anruf annehmen</translation>
        </message>
        <message>
            <source>Search, or run a command</source>
            <translation>Suchen oder einen Befehl ausführen</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Speichern</translation>
        </message>
        <message>
            <source>Hold to speak while muted</source>
            <translation>Bei Stumm gedrückt halten, um zu sprechen</translation>
        </message>
        <message>
            <source>Open the wrap-up</source>
            <translation>Die Nachbearbeitung öffnen</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>Hilfe</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>Beenden</translation>
        </message>
        <message>
            <source>On a page</source>
            <translation>Auf einer Seite</translation>
        </message>
        <message>
            <source>Go to the first page; 2 to 9 go to the others</source>
            <translation>Zur ersten Seite; 2 bis 9 führen zu den anderen</translation>
        </message>
        <message>
            <source>Find</source>
            <translation>Suchen</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Rückgängig</translation>
        </message>
        <message>
            <source>Move an entry of a list up</source>
            <translation>Einen Listeneintrag nach oben schieben</translation>
        </message>
        <message>
            <source>Move an entry of a list down</source>
            <translation>Einen Listeneintrag nach unten schieben</translation>
        </message>
        <message>
            <source>Hear the last seconds again</source>
            <translation>Die letzten Sekunden noch einmal hören</translation>
        </message>
        <message>
            <source>Pause the recording, and go on</source>
            <translation>Die Aufzeichnung anhalten und fortsetzen</translation>
        </message>
        <message>
            <source>Hand back, then approve the AI's first sentence</source>
            <translation>Zurückgeben, dann den ersten Satz der KI freigeben</translation>
        </message>
        <message>
            <source>While handing back: edit that sentence</source>
            <translation>Beim Zurückgeben: den Satz ändern</translation>
        </message>
        <message>
            <source>While handing back: stay on the call</source>
            <translation>Beim Zurückgeben: am Apparat bleiben</translation>
        </message>
    </context>
    <context>
        <name>SidePanel</name>
        <message>
            <source>Yes</source>
            <translation>Ja</translation>
        </message>
        <message>
            <source>No</source>
            <translation>Nein</translation>
        </message>
        <message>
            <source>Voicemail</source>
            <translation>Anrufbeantworter</translation>
        </message>
        <message>
            <source>Forward to a telephone</source>
            <translation>An ein Telefon weiterleiten</translation>
        </message>
        <message>
            <source>Take a message</source>
            <translation>Nachricht aufnehmen</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>Geschlossen</translation>
        </message>
        <message>
            <source>Facts</source>
            <translation>Fakten</translation>
        </message>
        <message>
            <source>Intake</source>
            <translation>Aufnahme</translation>
        </message>
        <message>
            <source>fills itself</source>
            <translation>füllt sich von selbst</translation>
        </message>
        <message>
            <source>What the AI knew</source>
            <translation>Was die KI wusste</translation>
        </message>
        <message>
            <source>Earlier calls</source>
            <translation>Frühere Anrufe</translation>
        </message>
        <message>
            <source>Not asked yet</source>
            <translation>Noch nicht gefragt</translation>
        </message>
        <message>
            <source>Not asked</source>
            <translation>Nicht gefragt</translation>
        </message>
        <message>
            <source>The AI heard this</source>
            <translation>Das hat die KI gehört</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 von %2</translation>
        </message>
        <message>
            <source>complete</source>
            <translation>vollständig</translation>
        </message>
        <message>
            <source>not completed</source>
            <translation>nicht abgeschlossen</translation>
        </message>
        <message>
            <source>Why a person is needed</source>
            <translation>Warum ein Mensch gebraucht wird</translation>
        </message>
        <message>
            <source>Outcome: %1</source>
            <translation>Ergebnis: %1</translation>
        </message>
        <message>
            <source>Escalation phone</source>
            <translation>Eskalation an</translation>
        </message>
        <message>
            <source>Emergency number</source>
            <translation>Notrufnummer</translation>
        </message>
        <message>
            <source>After hours</source>
            <translation>Außerhalb der Zeiten</translation>
        </message>
        <message>
            <source>Hours</source>
            <translation>Zeiten</translation>
        </message>
        <message>
            <source>Prompt version</source>
            <translation>Prompt-Version</translation>
        </message>
        <message>
            <source>Escalated</source>
            <translation>Eskaliert</translation>
        </message>
        <message>
            <source>%1, %2</source>
            <translation>%1, %2</translation>
        </message>
        <message>
            <source>Lasted %1</source>
            <translation>Dauerte %1</translation>
        </message>
        <message>
            <source>Now</source>
            <translation>Jetzt</translation>
        </message>
    </context>
    <context>
        <name>StepRow</name>
        <message>
            <source>s</source>
            <translation>s</translation>
        </message>
        <message>
            <source>Who is asked</source>
            <translation>Wer gefragt wird</translation>
        </message>
        <message>
            <source>Group</source>
            <translation>Gruppe</translation>
        </message>
        <message>
            <source>In which order</source>
            <translation>In welcher Reihenfolge</translation>
        </message>
        <message>
            <source>Person</source>
            <translation>Person</translation>
        </message>
        <message>
            <source>Telephone number</source>
            <translation>Telefonnummer</translation>
        </message>
        <message>
            <source>Address of the other system</source>
            <translation>Adresse des anderen Systems</translation>
        </message>
        <message>
            <source>Move up</source>
            <translation>Nach oben</translation>
        </message>
        <message>
            <source>Move down</source>
            <translation>Nach unten</translation>
        </message>
        <message>
            <source>For how many seconds</source>
            <translation>Wie viele Sekunden lang</translation>
        </message>
        <message>
            <source>Move or remove this step</source>
            <translation>Diesen Schritt verschieben oder entfernen</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Entfernen</translation>
        </message>
        <message>
            <source>Available agents</source>
            <translation>Verfügbare Menschen</translation>
        </message>
        <message>
            <source>One person</source>
            <translation>Eine Person</translation>
        </message>
        <message>
            <source>A telephone</source>
            <translation>Ein Telefon</translation>
        </message>
        <message>
            <source>Another system</source>
            <translation>Ein anderes System</translation>
        </message>
        <message>
            <source>Leave a message</source>
            <translation>Nachricht hinterlassen</translation>
        </message>
        <message>
            <source>Everybody</source>
            <translation>Alle</translation>
        </message>
        <message>
            <source>all at once</source>
            <translation>alle zugleich</translation>
        </message>
        <message>
            <source>one by one</source>
            <translation>nacheinander</translation>
        </message>
        <message>
            <source>Choose a person</source>
            <translation>Person wählen</translation>
        </message>
        <message>
            <source>and is called back; nothing comes after it</source>
            <translation>und wird zurückgerufen; danach kommt nichts mehr</translation>
        </message>
        <message>
            <source>Step %1</source>
            <translation>Schritt %1</translation>
        </message>
    </context>
    <context>
        <name>TargetBar</name>
        <message>
            <source>%1 past the target of %2</source>
            <translation>%1 über dem Ziel von %2</translation>
        </message>
        <message>
            <source>%1 left of %2</source>
            <translation>noch %1 von %2</translation>
        </message>
        <message>
            <source>past %1</source>
            <translation>über %1</translation>
        </message>
        <message>
            <source>left of %1</source>
            <translation>von %1</translation>
        </message>
    </context>
    <context>
        <name>TopBar</name>
        <message>
            <source>Menu</source>
            <translation>Menü</translation>
        </message>
        <message>
            <source>Search or run a command</source>
            <translation>Suchen oder einen Befehl ausführen</translation>
        </message>
        <message>
            <source>Not signed in yet</source>
            <translation>Noch nicht angemeldet</translation>
        </message>
        <message>
            <source>Signed in as %1</source>
            <translation>Angemeldet als %1</translation>
        </message>
        <message>
            <source>All organizations</source>
            <translation>Alle Organisationen</translation>
        </message>
        <message>
            <source>Organization shown: %1</source>
            <translation>Gezeigte Organisation: %1</translation>
        </message>
        <message>
            <source>Filter organizations</source>
            <translation>Organisationen filtern</translation>
        </message>
        <message>
            <source>On a call</source>
            <translation>Im Anruf</translation>
        </message>
        <message>
            <source>Your presence: %1</source>
            <translation>Ihre Anwesenheit: %1</translation>
        </message>
    </context>
    <context>
        <name>TranscriptDelegate</name>
        <message>
            <source>speaking</source>
            <translation>spricht</translation>
        </message>
    </context>
    <context>
        <name>TranscriptModel</name>
        <message>
            <source>%1, %2</source>
            <translation>%1, %2</translation>
        </message>
        <message>
            <source>%1, %2: %3</source>
            <translation>%1, %2: %3</translation>
        </message>
        <message>
            <source>You</source>
            <translation>Sie</translation>
        </message>
        <message>
            <source>The escalation was declined</source>
            <translation>Die Eskalation wurde abgelehnt</translation>
        </message>
        <message>
            <source>%1 declined the escalation</source>
            <translation>%1 hat die Eskalation abgelehnt</translation>
        </message>
        <message>
            <source>Outcome: %1</source>
            <translation>Ergebnis: %1</translation>
        </message>
        <message>
            <source>The AI booked an appointment: %1</source>
            <translation>Die KI hat einen Termin gebucht: %1</translation>
        </message>
        <message>
            <source>The AI finished the intake</source>
            <translation>Die KI hat die Aufnahme abgeschlossen</translation>
        </message>
        <message>
            <source>The call was lost</source>
            <translation>Der Anruf ging verloren</translation>
        </message>
        <message>
            <source>The call ended</source>
            <translation>Der Anruf endete</translation>
        </message>
        <message>
            <source>%1 (you)</source>
            <translation>%1 (Sie)</translation>
        </message>
        <message>
            <source>Emergency phrase “%1”. The AI was stopped</source>
            <translation>Notfallwort „%1“. Die KI wurde angehalten</translation>
        </message>
        <message>
            <source>Phrase “%1”</source>
            <translation>Wendung „%1“</translation>
        </message>
        <message>
            <source>The caller asked for a person</source>
            <translation>Der Anrufer bat um einen Menschen</translation>
        </message>
        <message>
            <source>The AI was not sure</source>
            <translation>Die KI war nicht sicher</translation>
        </message>
        <message>
            <source>The AI could not be reached</source>
            <translation>Die KI war nicht erreichbar</translation>
        </message>
        <message>
            <source>The line of the person in the call was lost</source>
            <translation>Die Leitung der Person im Anruf ging verloren</translation>
        </message>
        <message>
            <source>Escalated by hand: %1</source>
            <translation>Von Hand eskaliert: %1</translation>
        </message>
        <message>
            <source>The AI asked for a person: %1</source>
            <translation>Die KI bat um einen Menschen: %1</translation>
        </message>
        <message>
            <source>You are back on the line</source>
            <translation>Sie sprechen wieder</translation>
        </message>
        <message>
            <source>%1 is back on the line</source>
            <translation>%1 spricht wieder</translation>
        </message>
        <message>
            <source>You took over</source>
            <translation>Sie haben übernommen</translation>
        </message>
        <message>
            <source>%1 took over</source>
            <translation>%1 hat übernommen</translation>
        </message>
        <message>
            <source>On hold</source>
            <translation>Gehalten</translation>
        </message>
        <message>
            <source>You put the caller on hold</source>
            <translation>Sie haben den Anrufer auf Halten gelegt</translation>
        </message>
        <message>
            <source>%1 put the caller on hold</source>
            <translation>%1 hat den Anrufer auf Halten gelegt</translation>
        </message>
        <message>
            <source>The AI goes on</source>
            <translation>Die KI macht weiter</translation>
        </message>
        <message>
            <source>You handed back to the AI</source>
            <translation>Sie haben an die KI zurückgegeben</translation>
        </message>
        <message>
            <source>%1 handed back to the AI</source>
            <translation>%1 hat an die KI zurückgegeben</translation>
        </message>
        <message>
            <source>The recording stopped: %1</source>
            <translation>Die Aufzeichnung hat aufgehört: %1</translation>
        </message>
        <message>
            <source>%1 paused the recording</source>
            <translation>%1 hat die Aufzeichnung angehalten</translation>
        </message>
        <message>
            <source>%1 resumed the recording</source>
            <translation>%1 hat die Aufzeichnung fortgesetzt</translation>
        </message>
        <message>
            <source>The recording was deleted</source>
            <translation>Die Aufzeichnung wurde gelöscht</translation>
        </message>
        <message numerus="yes">
            <source>Sound and words were deleted after %n days</source>
            <translation>
                <numerusform>Ton und Text wurden nach einem Tag gelöscht</numerusform>
                <numerusform>Ton und Text wurden nach %n Tagen gelöscht</numerusform>
            </translation>
        </message>
        <message>
            <source>The rules see an emergency here, the second opinion does not</source>
            <translation>Die Regeln sehen hier einen Notfall, die zweite Meinung nicht</translation>
        </message>
        <message>
            <source>The second opinion sees an emergency here, the rules do not</source>
            <translation>Die zweite Meinung sieht hier einen Notfall, die Regeln nicht</translation>
        </message>
    </context>
    <context>
        <name>TranscriptView</name>
        <message>
            <source>New messages</source>
            <translation>Neue Nachrichten</translation>
        </message>
        <message>
            <source>Conversation</source>
            <translation>Gespräch</translation>
        </message>
        <message>
            <source>Copy this</source>
            <translation>Dies kopieren</translation>
        </message>
        <message>
            <source>Copy the whole conversation</source>
            <translation>Ganzes Gespräch kopieren</translation>
        </message>
    </context>
    <context>
        <name>TrayPresence</name>
        <message>
            <source>Show Attendant</source>
            <translation>Attendant zeigen</translation>
        </message>
        <message>
            <source>Open the queue</source>
            <translation>Warteschlange öffnen</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>Beenden</translation>
        </message>
        <message>
            <source>Attendant: nobody is waiting</source>
            <translation>Attendant: niemand wartet</translation>
        </message>
        <message numerus="yes">
            <source>Attendant: %n waiting</source>
            <translation>
                <numerusform>Attendant: %n wartet</numerusform>
                <numerusform>Attendant: %n warten</numerusform>
            </translation>
        </message>
        <message>
            <source>Emergency: %1</source>
            <translation>Notfall: %1</translation>
        </message>
        <message>
            <source>%1. %2</source>
            <translation>%1. %2</translation>
        </message>
        <message>
            <source>A call for you: %1</source>
            <translation>Ein Anruf für Sie: %1</translation>
        </message>
        <message>
            <source>Accept</source>
            <translation>Annehmen</translation>
        </message>
    </context>
    <context>
        <name>VerdictView</name>
        <message>
            <source>Nothing found</source>
            <translation>Nichts gefunden</translation>
        </message>
        <message>
            <source>The AI would go on with the call.</source>
            <translation>Die KI würde den Anruf fortsetzen.</translation>
        </message>
        <message>
            <source>Emergency</source>
            <translation>Notfall</translation>
        </message>
        <message>
            <source>%1 The AI would stop at once and everyone available would ring.</source>
            <translation>%1 Die KI würde sofort anhalten, und bei allen Verfügbaren würde es klingeln.</translation>
        </message>
        <message>
            <source>Priority</source>
            <translation>Vorrang</translation>
        </message>
        <message>
            <source>%1 The call would wait for a person, the AI would go on meanwhile.</source>
            <translation>%1 Der Anruf würde auf einen Menschen warten, die KI spräche solange weiter.</translation>
        </message>
        <message>
            <source>Asks for a person</source>
            <translation>Bittet um einen Menschen</translation>
        </message>
        <message>
            <source>%1 The call would wait for a person.</source>
            <translation>%1 Der Anruf würde auf einen Menschen warten.</translation>
        </message>
        <message>
            <source>Noted</source>
            <translation>Vermerkt</translation>
        </message>
        <message>
            <source>Said not to be so</source>
            <translation>Ausdrücklich verneint</translation>
        </message>
        <message>
            <source>%1 The words are there, but denied; the AI would go on.</source>
            <translation>%1 Die Wörter kommen vor, werden aber verneint; die KI würde fortfahren.</translation>
        </message>
        <message>
            <source>Could not check</source>
            <translation>Prüfung nicht möglich</translation>
        </message>
        <message>
            <source>“%1” does not count: %2</source>
            <comment>words: why</comment>
            <translation>„%1“ zählt nicht: %2</translation>
        </message>
        <message>
            <source>Second opinion: %1</source>
            <translation>Zweite Meinung: %1</translation>
        </message>
        <message>
            <source>The caller hears: “%1”</source>
            <translation>Der Anrufer hört: „%1“</translation>
        </message>
        <message>
            <source>%1. </source>
            <comment>category of a safety rule</comment>
            <translation>%1. </translation>
        </message>
    </context>
    <context>
        <name>VoiceSection</name>
        <message>
            <source>Name and voice</source>
            <translation>Name und Stimme</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>An organization needs a name.</source>
            <translation>Eine Organisation braucht einen Namen.</translation>
        </message>
        <message>
            <source>An organization needs a name. The saved name stays %1.</source>
            <translation>Eine Organisation braucht einen Namen. Gespeichert bleibt %1.</translation>
        </message>
        <message>
            <source>Role</source>
            <translation>Rolle</translation>
        </message>
        <message>
            <source>Who the AI is, such as: the automated assistant of a family clinic</source>
            <translation>Wer die KI ist, etwa: die Telefonassistenz einer Hausarztpraxis</translation>
        </message>
        <message>
            <source>Greeting</source>
            <translation>Begrüßung</translation>
        </message>
        <message>
            <source>Name of the office</source>
            <translation>Name des Büros</translation>
        </message>
        <message>
            <source>Speaking style</source>
            <translation>Sprechweise</translation>
        </message>
        <message>
            <source>Calm and brief. Repeats numbers and times back.</source>
            <translation>Ruhig und knapp. Wiederholt Nummern und Zeiten.</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Sprache</translation>
        </message>
        <message>
            <source>Voice</source>
            <translation>Stimme</translation>
        </message>
        <message>
            <source>Language and voice</source>
            <translation>Sprache und Stimme</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>Modell</translation>
        </message>
    </context>
    <context>
        <name>Words</name>
        <message>
            <source>%1 s</source>
            <translation>%1 s</translation>
        </message>
        <message>
            <source>%1 min</source>
            <translation>%1 min</translation>
        </message>
        <message>
            <source>%1 h</source>
            <translation>%1 h</translation>
        </message>
        <message>
            <source>Greeting</source>
            <translation>Begrüßung</translation>
        </message>
        <message>
            <source>Intake</source>
            <translation>Aufnahme</translation>
        </message>
        <message>
            <source>Clarification</source>
            <translation>Klärung</translation>
        </message>
        <message>
            <source>Escalation</source>
            <translation>Eskalation</translation>
        </message>
        <message>
            <source>Completed</source>
            <translation>Abgeschlossen</translation>
        </message>
        <message>
            <source>Emergency</source>
            <translation>Notfall</translation>
        </message>
        <message>
            <source>High</source>
            <translation>Hoch</translation>
        </message>
        <message>
            <source>Medium</source>
            <translation>Mittel</translation>
        </message>
        <message>
            <source>Low</source>
            <translation>Niedrig</translation>
        </message>
        <message>
            <source>Phone</source>
            <translation>Telefon</translation>
        </message>
        <message>
            <source>Web</source>
            <translation>Web</translation>
        </message>
        <message>
            <source>API</source>
            <translation>API</translation>
        </message>
        <message>
            <source>Caller</source>
            <translation>Anrufer</translation>
        </message>
        <message>
            <source>AI</source>
            <translation>KI</translation>
        </message>
        <message>
            <source>Human</source>
            <translation>Mensch</translation>
        </message>
        <message>
            <source>System</source>
            <translation>System</translation>
        </message>
        <message>
            <source>Web visitor</source>
            <translation>Besuch über das Web</translation>
        </message>
        <message>
            <source>Unknown caller</source>
            <translation>Unbekannter Anrufer</translation>
        </message>
        <message>
            <source>Enter</source>
            <translation>Eingabe</translation>
        </message>
        <message>
            <source>Something in the input is not right.</source>
            <translation>Etwas in der Eingabe stimmt nicht.</translation>
        </message>
        <message>
            <source>The server does not know this sign-in.</source>
            <translation>Der Server kennt diese Anmeldung nicht.</translation>
        </message>
        <message>
            <source>You do not have the right to do this.</source>
            <translation>Dazu haben Sie nicht das Recht.</translation>
        </message>
        <message>
            <source>This is no longer there.</source>
            <translation>Das ist nicht mehr da.</translation>
        </message>
        <message>
            <source>Somebody else was faster, or it has ended meanwhile.</source>
            <translation>Jemand anderes war schneller, oder es ist inzwischen beendet.</translation>
        </message>
        <message>
            <source>Somebody else saved a change meanwhile.</source>
            <translation>Jemand anderes hat inzwischen eine Änderung gespeichert.</translation>
        </message>
        <message>
            <source>This is too large for the server.</source>
            <translation>Das ist zu groß für den Server.</translation>
        </message>
        <message>
            <source>Too many requests. Try again in a moment.</source>
            <translation>Zu viele Anfragen. Versuchen Sie es gleich noch einmal.</translation>
        </message>
        <message>
            <source>Could not reach what is needed for this. Try again in a moment.</source>
            <translation>Was dafür gebraucht wird, war nicht erreichbar. Versuchen Sie es gleich noch einmal.</translation>
        </message>
        <message>
            <source>It took too long. Try again in a moment.</source>
            <translation>Es hat zu lange gedauert. Versuchen Sie es gleich noch einmal.</translation>
        </message>
        <message>
            <source>The server had a problem of its own.</source>
            <translation>Der Server hatte selbst ein Problem.</translation>
        </message>
        <message>
            <source>Copied</source>
            <translation>Kopiert</translation>
        </message>
    </context>
    <context>
        <name>WrapupBanner</name>
        <message numerus="yes">
            <source>And %n more.</source>
            <translation>
                <numerusform>Und %n weitere.</numerusform>
                <numerusform>Und %n weitere.</numerusform>
            </translation>
        </message>
        <message>
            <source>You have an open wrap-up</source>
            <translation>Sie haben eine offene Nachbearbeitung</translation>
        </message>
        <message>
            <source>The call of %1.</source>
            <translation>Der Anruf von %1.</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Öffnen</translation>
        </message>
        <message>
            <source>Open the wrap-up</source>
            <translation>Die Nachbearbeitung öffnen</translation>
        </message>
        <message>
            <source>%1 left</source>
            <translation>noch %1</translation>
        </message>
        <message>
            <source>time is up</source>
            <translation>Zeit abgelaufen</translation>
        </message>
    </context>
    <context>
        <name>WrapupForm</name>
        <message>
            <source>Wrap-up</source>
            <translation>Nachbearbeitung</translation>
        </message>
        <message>
            <source>Correct the intake</source>
            <translation>Aufnahme berichtigen</translation>
        </message>
        <message>
            <source>Notes</source>
            <translation>Notizen</translation>
        </message>
        <message>
            <source>Follow up on</source>
            <translation>Wiedervorlage am</translation>
        </message>
        <message>
            <source>Finish</source>
            <translation>Abschließen</translation>
        </message>
        <message>
            <source>Ends the wrap-up; everything is saved already</source>
            <translation>Beendet die Nachbearbeitung; alles ist schon gespeichert</translation>
        </message>
        <message>
            <source>What came of it</source>
            <translation>Was dabei herauskam</translation>
        </message>
        <message>
            <source>Notes for whoever reads this later</source>
            <translation>Notizen für alle, die dies später lesen</translation>
        </message>
        <message>
            <source>Follow-up date</source>
            <translation>Datum der Wiedervorlage</translation>
        </message>
        <message>
            <source>Choose an outcome</source>
            <translation>Ergebnis wählen</translation>
        </message>
        <message>
            <source>Saved</source>
            <translation>Gespeichert</translation>
        </message>
        <message>
            <source>Saving…</source>
            <translation>Wird gespeichert …</translation>
        </message>
        <message>
            <source>Not saved yet</source>
            <translation>Noch nicht gespeichert</translation>
        </message>
        <message>
            <source>Not saved</source>
            <translation>Nicht gespeichert</translation>
        </message>
        <message>
            <source>This is not saved</source>
            <translation>Dies ist nicht gespeichert</translation>
        </message>
        <message>
            <source>The server cannot be reached</source>
            <translation>Der Server ist nicht erreichbar</translation>
        </message>
        <message>
            <source>What you write is kept here and saved as soon as it is back.</source>
            <translation>Was Sie schreiben, bleibt hier und wird gespeichert, sobald er wieder da ist.</translation>
        </message>
        <message>
            <source>%1 left</source>
            <translation>noch %1</translation>
        </message>
        <message>
            <source>time is up</source>
            <translation>Zeit abgelaufen</translation>
        </message>
    </context>
    <context>
        <name>WaveformView</name>
        <message>
            <source>Recording</source>
            <translation>Aufzeichnung</translation>
        </message>
    </context>
    <context>
        <name>RecordingBar</name>
        <message>
            <source>Play</source>
            <translation>Abspielen</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Pause</translation>
        </message>
        <message>
            <source>No speaker</source>
            <translation>Kein Lautsprecher</translation>
        </message>
    </context>
    <context>
        <name>DisagreementNotice</name>
        <message>
            <source>“%1”: a rule sees an emergency, the second opinion does not.</source>
            <translation>„%1“: Eine Regel sieht einen Notfall, die zweite Meinung nicht.</translation>
        </message>
        <message>
            <source>“%1”: no rule sees danger, but to the second opinion it sounds like an emergency.</source>
            <translation>„%1“: Keine Regel sieht Gefahr, für die zweite Meinung klingt es aber nach einem Notfall.</translation>
        </message>
        <message numerus="yes">
            <source>And %n more.</source>
            <translation>
                <numerusform>Und %n weitere.</numerusform>
                <numerusform>Und %n weitere.</numerusform>
            </translation>
        </message>
        <message>
            <source>Please listen to what %1 said</source>
            <translation>Bitte hören Sie nach, was %1 gesagt hat</translation>
        </message>
        <message>
            <source>Please look at what a caller said</source>
            <translation>Bitte sehen Sie nach, was ein Anrufer gesagt hat</translation>
        </message>
        <message>
            <source>Open the call</source>
            <translation>Anruf öffnen</translation>
        </message>
        <message>
            <source>Put away</source>
            <translation>Weglegen</translation>
        </message>
    </context>
    <context>
        <name>TodayPanel</name>
        <message>
            <source>Today</source>
            <translation>Heute</translation>
        </message>
        <message>
            <source>Asked for a person</source>
            <translation>Wollten einen Menschen</translation>
        </message>
        <message>
            <source>Taken</source>
            <translation>Angenommen</translation>
        </message>
        <message>
            <source>Nobody came</source>
            <translation>Niemand kam</translation>
        </message>
        <message>
            <source>Today: %1 calls asked for a person, %2 were taken, for %3 nobody came</source>
            <translation>Heute: %1 Anrufe wollten einen Menschen, %2 wurden angenommen, für %3 kam niemand</translation>
        </message>
        <message>
            <source>Today: not known yet</source>
            <translation>Heute: noch nicht bekannt</translation>
        </message>
        <message>
            <source>Median wait</source>
            <translation>Mittlere Wartezeit</translation>
        </message>
        <message>
            <source>Half of those that a person took waited no longer than this.</source>
            <translation>Die Hälfte derer, die ein Mensch übernahm, wartete nicht länger.</translation>
        </message>
    </context>
    <context>
        <name>NextStepsPanel</name>
        <message>
            <source>If nobody accepts</source>
            <translation>Wenn niemand annimmt</translation>
        </message>
        <message>
            <source>everybody who is available is asked</source>
            <translation>werden alle gefragt, die verfügbar sind</translation>
        </message>
        <message>
            <source>the group “%1” is asked</source>
            <translation>wird die Gruppe „%1“ gefragt</translation>
        </message>
        <message>
            <source>%1 is asked</source>
            <translation>wird %1 gefragt</translation>
        </message>
        <message>
            <source>%1 is called</source>
            <translation>wird %1 angerufen</translation>
        </message>
        <message>
            <source>another system is told</source>
            <translation>wird ein anderes System benachrichtigt</translation>
        </message>
        <message>
            <source>the caller is asked to leave a message</source>
            <translation>wird um eine Nachricht gebeten</translation>
        </message>
        <message>
            <source>it stays here for whoever becomes available</source>
            <translation>bleibt er hier für alle, die verfügbar werden</translation>
        </message>
        <message>
            <source>the AI offers a call back and goes on; it stays here for whoever becomes available</source>
            <translation>bietet die KI einen Rückruf an und macht weiter; der Anruf bleibt hier für alle, die verfügbar werden</translation>
        </message>
        <message>
            <source>At %1 %2</source>
            <translation>Bei %1 %2</translation>
        </message>
        <message numerus="yes">
            <source>and %n more step(s)</source>
            <translation>
                <numerusform>und %n weiterer Schritt</numerusform>
                <numerusform>und %n weitere Schritte</numerusform>
            </translation>
        </message>
        <message>
            <source>The call of %1:</source>
            <translation>Der Anruf von %1:</translation>
        </message>
        <message>
            <source>An emergency of %1 now:</source>
            <translation>Ein Notfall bei %1 jetzt:</translation>
        </message>
    </context>
    <context>
        <name>RecordingMark</name>
        <message>
            <source>Recording</source>
            <translation>Aufzeichnung läuft</translation>
        </message>
        <message>
            <source>Recording paused</source>
            <translation>Aufzeichnung angehalten</translation>
        </message>
        <message>
            <source>Recording has stopped</source>
            <translation>Aufzeichnung beendet</translation>
        </message>
        <message>
            <source>This call is recorded.</source>
            <translation>Dieser Anruf wird aufgezeichnet.</translation>
        </message>
        <message>
            <source>Nothing is recorded until somebody goes on.</source>
            <translation>Nichts wird aufgezeichnet, bis jemand fortfährt.</translation>
        </message>
        <message>
            <source>The recording could not go on. The call does.</source>
            <translation>Die Aufzeichnung konnte nicht weitergehen. Der Anruf schon.</translation>
        </message>
    </context>
    <context>
        <name>RecordingSection</name>
        <message>
            <source>Recording</source>
            <translation>Aufzeichnung</translation>
        </message>
        <message>
            <source>Calls are recorded</source>
            <translation>Anrufe werden aufgezeichnet</translation>
        </message>
        <message>
            <source>No</source>
            <translation>Nein</translation>
        </message>
        <message>
            <source>Yes, and callers are told</source>
            <translation>Ja, und Anrufer erfahren es</translation>
        </message>
        <message>
            <source>Yes, callers have agreed already</source>
            <translation>Ja, Anrufer haben schon zugestimmt</translation>
        </message>
        <message>
            <source>What callers are told</source>
            <translation>Was Anrufer hören</translation>
        </message>
        <message>
            <source>Empty: a sentence in the organization's language says that the call is recorded.</source>
            <translation>Leer: Ein Satz in der Sprache der Organisation sagt, dass der Anruf aufgezeichnet wird.</translation>
        </message>
        <message>
            <source>What callers are told has %1 characters; %2 are the most.</source>
            <translation>Was Anrufer hören, hat %1 Zeichen; %2 sind das Höchste.</translation>
        </message>
        <message>
            <source>Days until calls are deleted</source>
            <translation>Tage, bis Anrufe gelöscht werden</translation>
        </message>
        <message>
            <source>A number of days from 1 to %1, or nothing. What was saved stays.</source>
            <translation>Eine Zahl von Tagen von 1 bis %1, oder nichts. Das Gespeicherte bleibt.</translation>
        </message>
        <message>
            <source>days, then sound and text are deleted. Empty: never.</source>
            <translation>Tage, dann werden Ton und Text gelöscht. Leer: nie.</translation>
        </message>
        <message>
            <source>Calls are kept</source>
            <translation>Anrufe bleiben</translation>
        </message>
    </context>
    <context>
        <name>SoundCheckPanel</name>
        <message>
            <source>Sound check</source>
            <translation>Tonprüfung</translation>
        </message>
        <message>
            <source>Record</source>
            <translation>Aufnehmen</translation>
        </message>
        <message>
            <source>Record again</source>
            <translation>Noch einmal aufnehmen</translation>
        </message>
        <message>
            <source>Replay</source>
            <translation>Abspielen</translation>
        </message>
        <message>
            <source>Be available only after a passed check</source>
            <translation>Verfügbar nur nach bestandener Prüfung</translation>
        </message>
        <message>
            <source>Say a sentence for 3 s, then hear it as the caller hears it. Nothing is sent or kept.</source>
            <translation>Sagen Sie 3 s lang einen Satz, und hören Sie ihn dann so, wie der Anrufer ihn hört. Nichts wird gesendet oder behalten.</translation>
        </message>
        <message>
            <source>Passed: callers hear you with a good level.</source>
            <translation>Bestanden: Anrufer hören Sie mit guter Lautstärke.</translation>
        </message>
        <message>
            <source>Too quiet: turn the input volume up, or come closer to the microphone.</source>
            <translation>Zu leise: Stellen Sie die Eingangslautstärke höher, oder gehen Sie näher an das Mikrofon.</translation>
        </message>
        <message>
            <source>Too loud, and distorted: turn the input volume down.</source>
            <translation>Zu laut und verzerrt: Stellen Sie die Eingangslautstärke niedriger.</translation>
        </message>
        <message>
            <source>No sound: the microphone is muted, or another one is in use.</source>
            <translation>Kein Ton: Das Mikrofon ist stumm, oder ein anderes ist in Gebrauch.</translation>
        </message>
        <message>
            <source>Round trip from speaker to microphone: %1 ms.</source>
            <translation>Vom Lautsprecher zum Mikrofon: %1 ms.</translation>
        </message>
        <message>
            <source>The microphone does not hear the speaker, as it should be with a headset.</source>
            <translation>Das Mikrofon hört den Lautsprecher nicht, wie es mit einem Headset sein soll.</translation>
        </message>
        <message>
            <source>Not checked yet on this computer.</source>
            <translation>Auf diesem Computer noch nicht geprüft.</translation>
        </message>
        <message>
            <source>passed</source>
            <translation>bestanden</translation>
        </message>
        <message>
            <source>too quiet</source>
            <translation>zu leise</translation>
        </message>
        <message>
            <source>distorted</source>
            <translation>verzerrt</translation>
        </message>
        <message>
            <source>no sound</source>
            <translation>kein Ton</translation>
        </message>
        <message>
            <source>none</source>
            <translation>keines</translation>
        </message>
        <message>
            <source>Last check, %1: %2. Microphone: %3. Speaker: %4.</source>
            <translation>Letzte Prüfung, %1: %2. Mikrofon: %3. Lautsprecher: %4.</translation>
        </message>
        <message>
            <source>Other devices are in use now: check again.</source>
            <translation>Jetzt sind andere Geräte in Gebrauch: Prüfen Sie noch einmal.</translation>
        </message>
        <message>
            <source>Not while you are on a call.</source>
            <translation>Nicht während eines Anrufs.</translation>
        </message>
        <message>
            <source>No microphone was found.</source>
            <translation>Kein Mikrofon gefunden.</translation>
        </message>
        <message>
            <source>Record a sentence first.</source>
            <translation>Nehmen Sie zuerst einen Satz auf.</translation>
        </message>
        <message>
            <source>Speak now…</source>
            <translation>Sprechen Sie jetzt …</translation>
        </message>
        <message>
            <source>This is how callers hear you.</source>
            <translation>So hören Sie die Anrufer.</translation>
        </message>
    </context>
    <context>
        <name>Attendant::Ui::StepText</name>
        <message>
            <source>Offered to the available agents, one after the other</source>
            <translation>Den Verfügbaren nacheinander angeboten</translation>
        </message>
        <message>
            <source>Offered to the available agents of %1, one after the other</source>
            <translation>Den Verfügbaren der Gruppe %1 nacheinander angeboten</translation>
        </message>
        <message>
            <source>Offered to all available agents</source>
            <translation>Allen Verfügbaren angeboten</translation>
        </message>
        <message>
            <source>Offered to all available agents of %1</source>
            <translation>Allen Verfügbaren der Gruppe %1 angeboten</translation>
        </message>
        <message>
            <source>Offered to %1</source>
            <comment>a person</comment>
            <translation>Angeboten an %1</translation>
        </message>
        <message>
            <source>Calling %1</source>
            <comment>a telephone number</comment>
            <translation>%1 wird angerufen</translation>
        </message>
        <message>
            <source>Telling another system at %1</source>
            <translation>Ein anderes System wird benachrichtigt: %1</translation>
        </message>
        <message>
            <source>The caller is asked to leave a message</source>
            <translation>Der Anrufer wird um eine Nachricht gebeten</translation>
        </message>
        <message>
            <source>Everybody was asked; it waits for whoever becomes available</source>
            <translation>Alle wurden gefragt; der Anruf wartet auf alle, die verfügbar werden</translation>
        </message>
        <message>
            <source>Cannot dial %1: no telephone line is configured</source>
            <translation>%1 kann nicht gewählt werden: keine Telefonleitung ist eingerichtet</translation>
        </message>
        <message>
            <source>The other system at %1 was told</source>
            <translation>Das andere System wurde benachrichtigt: %1</translation>
        </message>
        <message>
            <source>The other system at %1 could not be told</source>
            <translation>Das andere System konnte nicht benachrichtigt werden: %1</translation>
        </message>
        <message>
            <source>%1: nobody is available</source>
            <comment>what is being tried</comment>
            <translation>%1: niemand ist verfügbar</translation>
        </message>
        <message>
            <source>Cannot dial %1: no telephone line is configured. The next step follows at once</source>
            <translation>%1 kann nicht gewählt werden: keine Telefonleitung ist eingerichtet. Der nächste Schritt folgt sofort</translation>
        </message>
        <message>
            <source>%1 (shown for one person)</source>
            <translation>%1 (für eine Person gezeigt)</translation>
        </message>
        <message>
            <source>%1; the next step follows at once when nobody is available</source>
            <translation>%1; ist niemand verfügbar, folgt der nächste Schritt sofort</translation>
        </message>
        <message>
            <source>The AI apologises, offers a call back and goes on; the call stays in the queue and is offered to whoever becomes available</source>
            <translation>Die KI entschuldigt sich, bietet einen Rückruf an und macht weiter; der Anruf bleibt in der Warteschlange und wird allen angeboten, die verfügbar werden</translation>
        </message>
        <message>
            <source>The caller is told that nobody is free and asked for a name and number; the call gets a callback entry</source>
            <translation>Der Anrufer erfährt, dass niemand frei ist, und wird nach Name und Nummer gefragt; der Anruf kommt auf die Rückrufliste</translation>
        </message>
        <message>
            <source>It stays in the queue and is offered to whoever becomes available</source>
            <translation>Der Anruf bleibt in der Warteschlange und wird allen angeboten, die verfügbar werden</translation>
        </message>
        <message>
            <source>Built-in: emergency</source>
            <translation>Eingebaut: Notfall</translation>
        </message>
        <message>
            <source>Built-in: high</source>
            <translation>Eingebaut: hoch</translation>
        </message>
        <message>
            <source>Built-in: after hours</source>
            <translation>Eingebaut: außerhalb der Zeiten</translation>
        </message>
        <message>
            <source>Built-in: medium</source>
            <translation>Eingebaut: mittel</translation>
        </message>
        <message>
            <source>Built-in: low</source>
            <translation>Eingebaut: niedrig</translation>
        </message>
    </context>
    <context>
        <name>Health</name>
        <message>
            <source>The database is locked by another program.</source>
            <translation>Die Datenbank ist von einem anderen Programm gesperrt.</translation>
        </message>
        <message>
            <source>The database file is read-only.</source>
            <translation>Die Datenbankdatei ist schreibgeschützt.</translation>
        </message>
        <message>
            <source>The database file cannot be read or written.</source>
            <translation>Die Datenbankdatei kann nicht gelesen oder geschrieben werden.</translation>
        </message>
        <message>
            <source>The database file is damaged or is not a database.</source>
            <translation>Die Datenbankdatei ist beschädigt oder keine Datenbank.</translation>
        </message>
        <message>
            <source>The disk that holds the database is full.</source>
            <translation>Die Platte mit der Datenbank ist voll.</translation>
        </message>
        <message>
            <source>The database file cannot be opened.</source>
            <translation>Die Datenbankdatei kann nicht geöffnet werden.</translation>
        </message>
        <message>
            <source>The disk of the database server is full.</source>
            <translation>Die Platte des Datenbankservers ist voll.</translation>
        </message>
        <message>
            <source>The database did not answer in time.</source>
            <translation>Die Datenbank hat nicht rechtzeitig geantwortet.</translation>
        </message>
        <message>
            <source>The database does not answer.</source>
            <translation>Die Datenbank antwortet nicht.</translation>
        </message>
        <message>
            <source>The database is not available.</source>
            <translation>Die Datenbank ist nicht verfügbar.</translation>
        </message>
        <message>
            <source>The database cannot be reached. Start it, or correct DATABASE_URL on the server.</source>
            <translation>Die Datenbank ist nicht erreichbar. Starten Sie sie, oder berichtigen Sie DATABASE_URL auf dem Server.</translation>
        </message>
        <message>
            <source>The database file cannot be used. Make it writable, or correct DATABASE_URL on the server.</source>
            <translation>Die Datenbankdatei ist nicht brauchbar. Machen Sie sie beschreibbar, oder berichtigen Sie DATABASE_URL auf dem Server.</translation>
        </message>
        <message>
            <source>The AI provider's host cannot be found. Check OPENAI_BASE_URL and the network.</source>
            <translation>Der Rechner des KI-Anbieters wird nicht gefunden. Prüfen Sie OPENAI_BASE_URL und das Netz.</translation>
        </message>
        <message>
            <source>The AI provider refuses connections at its address. Check OPENAI_BASE_URL.</source>
            <translation>Der KI-Anbieter lehnt Verbindungen an seiner Adresse ab. Prüfen Sie OPENAI_BASE_URL.</translation>
        </message>
        <message>
            <source>The AI provider did not answer in time.</source>
            <translation>Der KI-Anbieter hat nicht rechtzeitig geantwortet.</translation>
        </message>
        <message>
            <source>The AI provider's certificate could not be verified.</source>
            <translation>Das Zertifikat des KI-Anbieters konnte nicht geprüft werden.</translation>
        </message>
        <message>
            <source>The AI provider cannot be reached.</source>
            <translation>Der KI-Anbieter ist nicht erreichbar.</translation>
        </message>
        <message>
            <source>The connection to the AI provider broke.</source>
            <translation>Die Verbindung zum KI-Anbieter ist abgebrochen.</translation>
        </message>
        <message>
            <source>The AI provider no longer answers.</source>
            <translation>Der KI-Anbieter antwortet nicht mehr.</translation>
        </message>
        <message>
            <source>The AI provider takes the audio too slowly.</source>
            <translation>Der KI-Anbieter nimmt den Ton zu langsam an.</translation>
        </message>
        <message>
            <source>The AI provider's answer could not be understood.</source>
            <translation>Die Antwort des KI-Anbieters war nicht zu verstehen.</translation>
        </message>
        <message>
            <source>The account at the AI provider has used up its quota.</source>
            <translation>Das Konto beim KI-Anbieter hat sein Guthaben aufgebraucht.</translation>
        </message>
        <message>
            <source>The AI provider does not know the configured model or address.</source>
            <translation>Der KI-Anbieter kennt das eingestellte Modell oder die Adresse nicht.</translation>
        </message>
        <message>
            <source>The AI provider refuses the API key. Check OPENAI_API_KEY.</source>
            <translation>Der KI-Anbieter lehnt den API-Schlüssel ab. Prüfen Sie OPENAI_API_KEY.</translation>
        </message>
        <message>
            <source>The AI provider does not allow this account to use the Realtime API.</source>
            <translation>Der KI-Anbieter erlaubt diesem Konto die Realtime-API nicht.</translation>
        </message>
        <message>
            <source>The AI provider accepts no more requests at the moment.</source>
            <translation>Der KI-Anbieter nimmt im Augenblick keine Anfragen mehr an.</translation>
        </message>
        <message>
            <source>The AI provider has a fault.</source>
            <translation>Der KI-Anbieter hat eine Störung.</translation>
        </message>
        <message>
            <source>The AI provider refuses the session's configuration.</source>
            <translation>Der KI-Anbieter lehnt die Einstellungen der Sitzung ab.</translation>
        </message>
        <message>
            <source>The AI provider gave an unexpected answer.</source>
            <translation>Der KI-Anbieter gab eine unerwartete Antwort.</translation>
        </message>
    </context>
</TS>
