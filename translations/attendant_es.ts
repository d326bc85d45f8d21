<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES">
    <context>
        <name>AppearanceSection</name>
        <message>
            <source>Appearance</source>
            <translation>Aspecto</translation>
        </message>
        <message>
            <source>How the console looks on this computer.</source>
            <translation>Cómo se ve la consola en este ordenador.</translation>
        </message>
        <message>
            <source>Colours and text</source>
            <translation>Colores y texto</translation>
        </message>
        <message>
            <source>Theme</source>
            <translation>Tema</translation>
        </message>
        <message>
            <source>System</source>
            <translation>Sistema</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Claro</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Oscuro</translation>
        </message>
        <message>
            <source>Text size</source>
            <translation>Tamaño del texto</translation>
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
            <translation>El interlocutor pidió una persona</translation>
        </message>
        <message>
            <source>The caller asked for a person: “%1”</source>
            <translation>El interlocutor pidió una persona: «%1»</translation>
        </message>
        <message>
            <source>The AI was unsure more than once</source>
            <translation>La IA dudó más de una vez</translation>
        </message>
        <message>
            <source>The AI was unsure more than once, last: “%1”</source>
            <translation>La IA dudó más de una vez, la última: «%1»</translation>
        </message>
        <message>
            <source>The AI cannot be reached</source>
            <translation>No se puede contactar con la IA</translation>
        </message>
        <message>
            <source>The line of the person in the call was lost</source>
            <translation>Se perdió la línea de la persona en la llamada</translation>
        </message>
        <message>
            <source>Emergency phrase “%1”</source>
            <translation>Frase de emergencia «%1»</translation>
        </message>
        <message>
            <source>Priority phrase “%1”</source>
            <translation>Frase prioritaria «%1»</translation>
        </message>
        <message>
            <source>A person is asked for</source>
            <translation>Se pide una persona</translation>
        </message>
    </context>
    <context>
        <name>Attendant::Ui::Offer</name>
        <message>
            <source>you</source>
            <translation>usted</translation>
        </message>
        <message numerus="yes">
            <source>%1 and %n more</source>
            <translation>
                <numerusform>%1 y %n persona más</numerusform>
                <numerusform>%1 y %n personas más</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 and %2</source>
            <comment>two people</comment>
            <translation>%1 y %2</translation>
        </message>
        <message>
            <source>The caller was asked to leave a message</source>
            <translation>Se pidió a quien llama que deje un mensaje</translation>
        </message>
        <message>
            <source>Offered to %1</source>
            <translation>Ofrecida a %1</translation>
        </message>
        <message>
            <source>Nobody took it; offered to whoever becomes available</source>
            <translation>Nadie la tomó; se ofrece a quien quede disponible</translation>
        </message>
        <message>
            <source>%1, %2 left</source>
            <translation>%1, quedan %2</translation>
        </message>
        <message>
            <source>%1 (step %2 of %3)</source>
            <translation>%1 (paso %2 de %3)</translation>
        </message>
        <message>
            <source>Nobody is available</source>
            <translation>Nadie está disponible</translation>
        </message>
    </context>
    <context>
        <name>Attendant::Ui::Presence</name>
        <message>
            <source>Available</source>
            <translation>Disponible</translation>
        </message>
        <message>
            <source>Busy</source>
            <translation>Ocupado</translation>
        </message>
        <message>
            <source>Wrap-up</source>
            <translation>En cierre</translation>
        </message>
        <message>
            <source>Away</source>
            <translation>Ausente</translation>
        </message>
        <message>
            <source>Offline</source>
            <translation>Sin conexión</translation>
        </message>
        <message>
            <source>On a call</source>
            <translation>En una llamada</translation>
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
            <translation>perdió dos ofertas</translation>
        </message>
        <message>
            <source>the console has fallen silent</source>
            <translation>la consola ya no responde</translation>
        </message>
    </context>
    <context>
        <name>AudioSection</name>
        <message>
            <source>Audio</source>
            <translation>Sonido</translation>
        </message>
        <message>
            <source>Changes apply at once, also during a call.</source>
            <translation>Los cambios se aplican al momento, también durante una llamada.</translation>
        </message>
        <message>
            <source>too loud</source>
            <translation>demasiado alto</translation>
        </message>
        <message>
            <source>good</source>
            <translation>bien</translation>
        </message>
        <message>
            <source>quiet</source>
            <translation>bajo</translation>
        </message>
        <message>
            <source>%1 %</source>
            <translation>%1 %</translation>
        </message>
        <message>
            <source>You speak into</source>
            <translation>Usted habla por</translation>
        </message>
        <message>
            <source>Microphone</source>
            <translation>Micrófono</translation>
        </message>
        <message>
            <source>Level of the microphone</source>
            <translation>Nivel del micrófono</translation>
        </message>
        <message>
            <source>Level</source>
            <translation>Nivel</translation>
        </message>
        <message>
            <source>Input volume</source>
            <translation>Volumen de entrada</translation>
        </message>
        <message>
            <source>You hear the caller on</source>
            <translation>Usted oye a quien llama por</translation>
        </message>
        <message>
            <source>Speaker</source>
            <translation>Altavoz</translation>
        </message>
        <message>
            <source>Test tone</source>
            <translation>Tono de prueba</translation>
        </message>
        <message>
            <source>Volume</source>
            <translation>Volumen</translation>
        </message>
        <message>
            <source>Volume of the caller</source>
            <translation>Volumen de quien llama</translation>
        </message>
        <message>
            <source>Calls ring on</source>
            <translation>Las llamadas suenan en</translation>
        </message>
        <message>
            <source>Ring device</source>
            <translation>Dispositivo de timbre</translation>
        </message>
        <message>
            <source>Ring</source>
            <translation>Hacer sonar</translation>
        </message>
        <message>
            <source>Device</source>
            <translation>Dispositivo</translation>
        </message>
        <message>
            <source>Volume of the ring</source>
            <translation>Volumen del timbre</translation>
        </message>
        <message>
            <source>Ring while an emergency waits and you are not on a call</source>
            <translation>Sonar mientras espera una emergencia y usted no está en una llamada</translation>
        </message>
        <message>
            <source>Emergencies</source>
            <translation>Emergencias</translation>
        </message>
        <message>
            <source>No device found</source>
            <translation>No se encontró ningún dispositivo</translation>
        </message>
        <message>
            <source>System default</source>
            <translation>Predeterminado del sistema</translation>
        </message>
        <message>
            <source>System default: %1</source>
            <translation>Predeterminado del sistema: %1</translation>
        </message>
        <message>
            <source>%1 (not connected)</source>
            <translation>%1 (no conectado)</translation>
        </message>
        <message>
            <source>In use: %1</source>
            <translation>En uso: %1</translation>
        </message>
        <message>
            <source>Plug a microphone in; it appears here by itself.</source>
            <translation>Conecte un micrófono; aparecerá aquí por sí solo.</translation>
        </message>
        <message>
            <source>%1 returns by itself when plugged in.</source>
            <translation>%1 vuelve por sí solo al conectarlo.</translation>
        </message>
        <message>
            <source>No speaker was found.</source>
            <translation>No se encontró ningún altavoz.</translation>
        </message>
        <message>
            <source>%1 was unplugged %2 ago.</source>
            <translation>%1 se desconectó hace %2.</translation>
        </message>
        <message>
            <source>%1 is not connected.</source>
            <translation>%1 no está conectado.</translation>
        </message>
        <message>
            <source>%1 is used until it is back.</source>
            <translation>Se usa %1 hasta que vuelva.</translation>
        </message>
        <message>
            <source>There is no other device.</source>
            <translation>No hay otro dispositivo.</translation>
        </message>
        <message>
            <source>No microphone was found.</source>
            <translation>No se encontró ningún micrófono.</translation>
        </message>
        <message>
            <source>Callers cannot hear you. Plug one in, or check the sound settings of this computer.</source>
            <translation>Quien llama no puede oírle. Conecte uno o revise los ajustes de sonido de este ordenador.</translation>
        </message>
        <message>
            <source>You cannot hear callers. Plug one in, or check the sound settings of this computer.</source>
            <translation>Usted no puede oír a quien llama. Conecte uno o revise los ajustes de sonido de este ordenador.</translation>
        </message>
        <message>
            <source>The microphone does not work.</source>
            <translation>El micrófono no funciona.</translation>
        </message>
        <message>
            <source>Keep %1</source>
            <translation>Seguir con %1</translation>
        </message>
        <message>
            <source>in the call</source>
            <translation>en la llamada</translation>
        </message>
        <message>
            <source>%1 cannot be used.</source>
            <translation>%1 no se puede usar.</translation>
        </message>
        <message>
            <source>Another program may have it to itself. Close that, or choose another device.</source>
            <translation>Quizá otro programa lo tenga ocupado. Ciérrelo o elija otro dispositivo.</translation>
        </message>
        <message>
            <source>Your voice in a call</source>
            <translation>Su voz en la llamada</translation>
        </message>
        <message>
            <source>Echo</source>
            <translation>Eco</translation>
        </message>
        <message>
            <source>Take away what the microphone hears of the speaker</source>
            <translation>Quitar lo que el micrófono oye del altavoz</translation>
        </message>
        <message>
            <source>Noise</source>
            <translation>Ruido</translation>
        </message>
        <message>
            <source>Suppress fans, keyboards and other steady noise</source>
            <translation>Suprimir ventiladores, teclado y otros ruidos constantes</translation>
        </message>
        <message>
            <source>Loudness</source>
            <translation>Volumen</translation>
        </message>
        <message>
            <source>Make a quiet voice as loud as others</source>
            <translation>Hacer que una voz baja suene tan alta como las demás</translation>
        </message>
        <message>
            <source>Calls begin muted; hold %1 to speak</source>
            <translation>Las llamadas empiezan en silencio; mantenga pulsada %1 para hablar</translation>
        </message>
        <message>
            <source>Push to talk</source>
            <translation>Pulsar para hablar</translation>
        </message>
    </context>
    <context>
        <name>CallDock</name>
        <message>
            <source>Listen</source>
            <translation>Escuchar</translation>
        </message>
        <message>
            <source>Whisper to AI</source>
            <translation>Susurrar a la IA</translation>
        </message>
        <message>
            <source>Say</source>
            <translation>Decir</translation>
        </message>
        <message>
            <source>Take over</source>
            <translation>Tomar el control</translation>
        </message>
        <message>
            <source>Mute</source>
            <translation>Silenciar</translation>
        </message>
        <message>
            <source>Hold</source>
            <translation>Retener</translation>
        </message>
        <message>
            <source>Hand back</source>
            <translation>Devolver</translation>
        </message>
        <message>
            <source>Transfer</source>
            <translation>Transferir</translation>
        </message>
        <message>
            <source>End call</source>
            <translation>Colgar</translation>
        </message>
        <message>
            <source>The call has ended.</source>
            <translation>La llamada ha terminado.</translation>
        </message>
        <message>
            <source>One moment…</source>
            <translation>Un momento…</translation>
        </message>
        <message>
            <source>Take the call over first.</source>
            <translation>Tome primero el control de la llamada.</translation>
        </message>
        <message>
            <source>You are on the line and hear the caller already.</source>
            <translation>Usted ya habla y oye a quien llama.</translation>
        </message>
        <message>
            <source>You are on the line in another call.</source>
            <translation>Usted está en otra llamada.</translation>
        </message>
        <message>
            <source>%1 has this call.</source>
            <translation>%1 tiene esta llamada.</translation>
        </message>
        <message>
            <source>The caller is on hold.</source>
            <translation>Quien llama está en espera.</translation>
        </message>
        <message>
            <source>The AI is silent now. Hand back first.</source>
            <translation>La IA está callada ahora. Devuelva primero la llamada.</translation>
        </message>
        <message>
            <source>You are on the line in another call. Hand it back first.</source>
            <translation>Usted está en otra llamada. Devuélvala primero.</translation>
        </message>
        <message>
            <source>Unmute</source>
            <translation>Activar sonido</translation>
        </message>
        <message>
            <source>Resume</source>
            <translation>Reanudar</translation>
        </message>
        <message>
            <source>Transfers need telephony, which is not set up on this server.</source>
            <translation>Para transferir hace falta telefonía, que no está configurada en este servidor.</translation>
        </message>
        <message>
            <source>Only telephone calls can be transferred.</source>
            <translation>Solo se pueden transferir llamadas telefónicas.</translation>
        </message>
        <message>
            <source>You are on</source>
            <translation>Usted habla</translation>
        </message>
        <message>
            <source>The caller hears you. Hand back with F8.</source>
            <translation>Quien llama le oye. Devuelva con F8.</translation>
        </message>
        <message>
            <source>Only the AI receives this; the caller does not hear it</source>
            <translation>Solo lo recibe la IA; quien llama no lo oye</translation>
        </message>
        <message>
            <source>Whisper</source>
            <translation>Susurrar</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancelar</translation>
        </message>
        <message>
            <source>The AI speaks exactly this to the caller</source>
            <translation>La IA dice exactamente esto a quien llama</translation>
        </message>
        <message>
            <source>Say it</source>
            <translation>Decirlo</translation>
        </message>
        <message>
            <source>Hand back to the AI</source>
            <translation>Devolver a la IA</translation>
        </message>
        <message>
            <source>A note for the AI, if it should know something</source>
            <translation>Una nota para la IA, si debe saber algo</translation>
        </message>
        <message>
            <source>Stay on the call</source>
            <translation>Seguir en la llamada</translation>
        </message>
        <message>
            <source>Transfer to</source>
            <translation>Transferir a</translation>
        </message>
        <message>
            <source>Telephone number, such as +1 608 555 0142</source>
            <translation>Número de teléfono, por ejemplo +34 911 234 567</translation>
        </message>
        <message>
            <source>End the call with %1?</source>
            <translation>¿Terminar la llamada con %1?</translation>
        </message>
        <message>
            <source>The caller hears nothing after this. The conversation stays.</source>
            <translation>Quien llama no oirá nada después. La conversación se conserva.</translation>
        </message>
        <message>
            <source>Ask for a person</source>
            <translation>Pedir una persona</translation>
        </message>
        <message>
            <source>Why, for the person who takes it</source>
            <translation>El motivo, para la persona que la tome</translation>
        </message>
        <message>
            <source>Put into the queue</source>
            <translation>Poner en la cola</translation>
        </message>
        <message>
            <source>The AI is about to take over.</source>
            <translation>La IA está a punto de tomar la llamada.</translation>
        </message>
        <message>
            <source>Rewind</source>
            <translation>Repetir</translation>
        </message>
        <message>
            <source>Listen to the call first, or take it over.</source>
            <translation>Escuche primero la llamada o tome el control.</translation>
        </message>
        <message>
            <source>Stop playing what was said</source>
            <translation>Dejar de repetir lo dicho</translation>
        </message>
        <message numerus="yes">
            <source>Hear the last %n second(s) again in one ear; the call goes on in the other</source>
            <translation>
                <numerusform>Repetir el último segundo en un oído; la llamada sigue en el otro</numerusform>
                <numerusform>Repetir los últimos %n segundos en un oído; la llamada sigue en el otro</numerusform>
            </translation>
        </message>
        <message>
            <source>Pause recording</source>
            <translation>Pausar la grabación</translation>
        </message>
        <message>
            <source>Record again</source>
            <translation>Seguir grabando</translation>
        </message>
        <message>
            <source>Nothing is recorded now.</source>
            <translation>Ahora no se graba nada.</translation>
        </message>
        <message>
            <source>For card numbers and the like: nothing is recorded until you go on.</source>
            <translation>Para números de tarjeta y similares: no se graba nada hasta que continúe.</translation>
        </message>
        <message>
            <source>This call is not recorded.</source>
            <translation>Esta llamada no se graba.</translation>
        </message>
    </context>
    <context>
        <name>CallExport</name>
        <message>
            <source>Call</source>
            <translation>Llamada</translation>
        </message>
        <message>
            <source>Organization</source>
            <translation>Organización</translation>
        </message>
        <message>
            <source>Caller</source>
            <translation>Quien llama</translation>
        </message>
        <message>
            <source>Started</source>
            <translation>Inicio</translation>
        </message>
        <message>
            <source>Length</source>
            <translation>Duración</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>Resultado</translation>
        </message>
        <message>
            <source>Escalation</source>
            <translation>Escalada</translation>
        </message>
        <message>
            <source>Taken by</source>
            <translation>Atendida por</translation>
        </message>
        <message>
            <source>Notes</source>
            <translation>Notas</translation>
        </message>
    </context>
    <context>
        <name>CallHead</name>
        <message>
            <source>More for this call</source>
            <translation>Más sobre esta llamada</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Volver</translation>
        </message>
        <message numerus="yes">
            <source>%n earlier call(s)</source>
            <translation>
                <numerusform>%n llamada anterior</numerusform>
                <numerusform>%n llamadas anteriores</numerusform>
            </translation>
        </message>
        <message>
            <source>Duration %1</source>
            <translation>Duración %1</translation>
        </message>
        <message>
            <source>Ask for a person…</source>
            <translation>Pedir una persona…</translation>
        </message>
        <message>
            <source>Copy the conversation</source>
            <translation>Copiar la conversación</translation>
        </message>
        <message>
            <source>Copy the call's id</source>
            <translation>Copiar el identificador de la llamada</translation>
        </message>
    </context>
    <context>
        <name>CallLine</name>
        <message>
            <source>Microphone and speaker are ready.</source>
            <translation>El micrófono y el altavoz están listos.</translation>
        </message>
        <message>
            <source>no microphone</source>
            <translation>sin micrófono</translation>
        </message>
        <message>
            <source>No microphone was found. You can take calls over and read along, but callers cannot hear you.</source>
            <translation>No se encontró ningún micrófono. Puede tomar llamadas y leerlas, pero quien llama no puede oírle.</translation>
        </message>
        <message>
            <source>no speaker</source>
            <translation>sin altavoz</translation>
        </message>
        <message>
            <source>No speaker was found. You can read calls, but not hear them.</source>
            <translation>No se encontró ningún altavoz. Puede leer las llamadas, pero no oírlas.</translation>
        </message>
        <message>
            <source>device gone</source>
            <translation>falta el dispositivo</translation>
        </message>
        <message>
            <source>%1 is not connected. The computer's standard devices are used until it is back.</source>
            <translation>%1 no está conectado. Se usan los dispositivos predeterminados del ordenador hasta que vuelva.</translation>
        </message>
        <message>
            <source>The sound of this call was lost.</source>
            <translation>Se perdió el sonido de esta llamada.</translation>
        </message>
        <message>
            <source>You cannot listen to this call.</source>
            <translation>No puede escuchar esta llamada.</translation>
        </message>
        <message>
            <source>You could not take this call over.</source>
            <translation>No pudo tomar el control de esta llamada.</translation>
        </message>
        <message>
            <source>You could not take this call.</source>
            <translation>No pudo aceptar esta llamada.</translation>
        </message>
        <message>
            <source>The call could not be handed back. You are still on the line.</source>
            <translation>La llamada no se pudo devolver. Usted sigue hablando.</translation>
        </message>
        <message>
            <source>The AI goes on with the caller.</source>
            <translation>La IA sigue con quien llama.</translation>
        </message>
        <message>
            <source>The caller could not be put on hold.</source>
            <translation>No se pudo poner en espera a quien llama.</translation>
        </message>
        <message>
            <source>The caller is still on hold.</source>
            <translation>Quien llama sigue en espera.</translation>
        </message>
        <message>
            <source>The call could not be ended.</source>
            <translation>La llamada no se pudo terminar.</translation>
        </message>
        <message>
            <source>The AI did not receive your whisper.</source>
            <translation>La IA no recibió su susurro.</translation>
        </message>
        <message>
            <source>The AI received your whisper. The caller did not hear it.</source>
            <translation>La IA recibió su susurro. Quien llama no lo oyó.</translation>
        </message>
        <message>
            <source>The AI did not say it.</source>
            <translation>La IA no lo dijo.</translation>
        </message>
        <message>
            <source>The AI says it now.</source>
            <translation>La IA lo dice ahora.</translation>
        </message>
        <message>
            <source>The call could not be transferred.</source>
            <translation>La llamada no se pudo transferir.</translation>
        </message>
        <message>
            <source>The call goes to %1.</source>
            <translation>La llamada va a %1.</translation>
        </message>
        <message>
            <source>The call was not put into the queue.</source>
            <translation>La llamada no se puso en la cola.</translation>
        </message>
        <message>
            <source>The call waits in the queue for a person.</source>
            <translation>La llamada espera en la cola a una persona.</translation>
        </message>
        <message>
            <source>The AI was not told to go on. It goes on by itself when the time is over.</source>
            <translation>No se le dijo a la IA que continuara. Continúa por sí sola cuando se acabe el tiempo.</translation>
        </message>
        <message>
            <source>The hand-back could not be stopped.</source>
            <translation>No se pudo detener la devolución.</translation>
        </message>
        <message>
            <source>You are on the line with %1. Hand that call back first (F8).</source>
            <translation>Está en línea con %1. Devuelva antes esa llamada (F8).</translation>
        </message>
        <message>
            <source>You are just taking the call of %1.</source>
            <translation>Está tomando ahora la llamada de %1.</translation>
        </message>
        <message>
            <source>What was said last cannot be played.</source>
            <translation>No se puede repetir lo último que se dijo.</translation>
        </message>
        <message>
            <source>Nothing was said yet that could be played again.</source>
            <translation>Todavía no se ha dicho nada que repetir.</translation>
        </message>
        <message>
            <source>The recording was not paused.</source>
            <translation>La grabación no se ha pausado.</translation>
        </message>
        <message>
            <source>The recording does not go on.</source>
            <translation>La grabación no continúa.</translation>
        </message>
    </context>
    <context>
        <name>CallPage</name>
        <message>
            <source>Call</source>
            <translation>Llamada</translation>
        </message>
        <message>
            <source>No call chosen</source>
            <translation>Ninguna llamada elegida</translation>
        </message>
        <message>
            <source>Choose a call on the Live page or in the queue.</source>
            <translation>Elija una llamada en la página En vivo o en la cola.</translation>
        </message>
        <message>
            <source>Back to the calls</source>
            <translation>Volver a las llamadas</translation>
        </message>
        <message>
            <source>The server cannot be reached.</source>
            <translation>No se puede alcanzar el servidor.</translation>
        </message>
        <message>
            <source>Opening the call…</source>
            <translation>Abriendo la llamada…</translation>
        </message>
        <message>
            <source>Reading what was said so far.</source>
            <translation>Leyendo lo dicho hasta ahora.</translation>
        </message>
        <message>
            <source>What was said last could not be read.</source>
            <translation>No se pudo leer lo último que se dijo.</translation>
        </message>
        <message>
            <source>This call cannot be opened</source>
            <translation>Esta llamada no se puede abrir</translation>
        </message>
        <message>
            <source>you</source>
            <translation>usted</translation>
        </message>
        <message>
            <source>%1, for %2</source>
            <translation>%1, desde hace %2</translation>
        </message>
        <message>
            <source>The caller cannot hear you. You read along here, and can hand back to the AI with a note.</source>
            <translation>Quien llama no puede oírle. Usted lee aquí y puede devolver la llamada a la IA con una nota.</translation>
        </message>
        <message>
            <source>You cannot hear this call. You read along here.</source>
            <translation>Usted no puede oír esta llamada. La lee aquí.</translation>
        </message>
        <message>
            <source>Audio settings</source>
            <translation>Ajustes de sonido</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Cerrar</translation>
        </message>
        <message>
            <source>The last words of your wrap-up are not saved yet.</source>
            <translation>Las últimas palabras de su cierre aún no están guardadas.</translation>
        </message>
        <message>
            <source>The wrap-up is finished.</source>
            <translation>El cierre está terminado.</translation>
        </message>
        <message>
            <source>%1 closed your wrap-up: %2</source>
            <translation>%1 dio por terminado su cierre: %2</translation>
        </message>
        <message>
            <source>The time for the wrap-up is over.</source>
            <translation>El tiempo para el cierre ha terminado.</translation>
        </message>
        <message>
            <source>What you had written is kept.</source>
            <translation>Lo que había escrito se conserva.</translation>
        </message>
        <message>
            <source>Your last words are still to be saved.</source>
            <translation>Sus últimas palabras aún están por guardar.</translation>
        </message>
    </context>
    <context>
        <name>CallbacksView</name>
        <message>
            <source>Left a message</source>
            <translation>Dejó un mensaje</translation>
        </message>
        <message>
            <source>Hung up while waiting</source>
            <translation>Colgó mientras esperaba</translation>
        </message>
        <message>
            <source>Reached</source>
            <translation>Contestó</translation>
        </message>
        <message>
            <source>No answer</source>
            <translation>Sin respuesta</translation>
        </message>
        <message>
            <source>Busy</source>
            <translation>Ocupado</translation>
        </message>
        <message>
            <source>Wrong number</source>
            <translation>Número equivocado</translation>
        </message>
        <message>
            <source>Left a message there</source>
            <translation>Se le dejó un mensaje</translation>
        </message>
        <message>
            <source>%1 there</source>
            <translation>allí son las %1</translation>
        </message>
        <message>
            <source>%1 there, closed</source>
            <translation>allí son las %1, cerrado</translation>
        </message>
        <message>
            <source>%1 there, open until %2</source>
            <translation>allí son las %1, abierto hasta %2</translation>
        </message>
        <message>
            <source>%1 there, closed until %2</source>
            <translation>allí son las %1, cerrado hasta %2</translation>
        </message>
        <message>
            <source>Open call</source>
            <translation>Abrir llamada</translation>
        </message>
        <message>
            <source>Tried</source>
            <translation>Intentada</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Hecha</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <comment>reason (urgency)</comment>
            <translation>%1 (%2)</translation>
        </message>
        <message numerus="yes">
            <source>%n attempt(s)</source>
            <translation>
                <numerusform>%n intento</numerusform>
                <numerusform>%n intentos</numerusform>
            </translation>
        </message>
        <message>
            <source>last: %1 at %2 by %3</source>
            <translation>último: %1 a las %2 por %3</translation>
        </message>
        <message>
            <source>Call back %1, %2, %3</source>
            <translation>Devolver la llamada a %1, %2, %3</translation>
        </message>
        <message>
            <source>Note how calling %1 went</source>
            <translation>Anotar cómo fue la llamada a %1</translation>
        </message>
        <message>
            <source>Mark the callback to %1 as done</source>
            <translation>Marcar como hecha la llamada por devolver a %1</translation>
        </message>
        <message>
            <source>Open the call of %1</source>
            <translation>Abrir la llamada de %1</translation>
        </message>
        <message>
            <source>%1 ago</source>
            <translation>hace %1</translation>
        </message>
        <message>
            <source>%1, %2: %3 %4</source>
            <comment>time, who: result note</comment>
            <translation>%1, %2: %3 %4</translation>
        </message>
        <message>
            <source>To call back</source>
            <translation>Llamadas por devolver</translation>
        </message>
        <message>
            <source>Done lately</source>
            <translation>Hechas hace poco</translation>
        </message>
        <message>
            <source>The callbacks could not be read</source>
            <translation>No se pudieron leer las llamadas por devolver</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Intentar de nuevo</translation>
        </message>
        <message>
            <source>Reading the callbacks…</source>
            <translation>Leyendo las llamadas por devolver…</translation>
        </message>
        <message>
            <source>Nobody to call back</source>
            <translation>Nadie a quien devolver la llamada</translation>
        </message>
        <message>
            <source>Who leaves a message, or hangs up while waiting, appears here.</source>
            <translation>Quien deja un mensaje, o cuelga mientras espera, aparece aquí.</translation>
        </message>
        <message>
            <source>%1 called back by %2 at %3</source>
            <translation>%1: llamada devuelta por %2 a las %3</translation>
        </message>
        <message>
            <source>A note, if the next person should know something</source>
            <translation>Una nota, si la siguiente persona debe saber algo</translation>
        </message>
        <message>
            <source>Note it</source>
            <translation>Anotar</translation>
        </message>
        <message>
            <source>Done with %1?</source>
            <translation>¿Terminado con %1?</translation>
        </message>
        <message>
            <source>What came of it, if it should be noted</source>
            <translation>Qué resultó, si conviene anotarlo</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancelar</translation>
        </message>
    </context>
    <context>
        <name>Calls</name>
        <message>
            <source>Listen</source>
            <translation>Escuchar</translation>
        </message>
        <message>
            <source>Call ended</source>
            <translation>Llamada terminada</translation>
        </message>
        <message>
            <source>A human</source>
            <translation>Una persona</translation>
        </message>
        <message>
            <source>%1, on hold, %2</source>
            <translation>%1, en espera, %2</translation>
        </message>
        <message>
            <source>%1, %2</source>
            <translation>%1, %2</translation>
        </message>
        <message>
            <source>%1 listens</source>
            <translation>%1 escucha</translation>
        </message>
        <message>
            <source>Declined: %1</source>
            <translation>Rechazada: %1</translation>
        </message>
        <message>
            <source>Nothing said yet</source>
            <translation>Aún no se ha dicho nada</translation>
        </message>
        <message>
            <source>Waiting for a human</source>
            <translation>Espera a una persona</translation>
        </message>
        <message>
            <source>past %1 target</source>
            <translation>sobre el objetivo de %1</translation>
        </message>
        <message>
            <source>of %1 target</source>
            <translation>de %1 de objetivo</translation>
        </message>
        <message>
            <source>Take over</source>
            <translation>Tomar el control</translation>
        </message>
    </context>
    <context>
        <name>CallsModel</name>
        <message>
            <source>%1 is on the line</source>
            <translation>%1 está hablando</translation>
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
            <translation>Llamadas en curso</translation>
        </message>
        <message>
            <source>Caller</source>
            <translation>Quien llama</translation>
        </message>
        <message>
            <source>Organization</source>
            <translation>Organización</translation>
        </message>
        <message>
            <source>Channel</source>
            <translation>Canal</translation>
        </message>
        <message>
            <source>Phase</source>
            <translation>Fase</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Tiempo</translation>
        </message>
        <message>
            <source>Last line</source>
            <translation>Última frase</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Estado</translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>Columnas</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Abrir</translation>
        </message>
        <message>
            <source>Take over	F5</source>
            <translation>Tomar el control	F5</translation>
        </message>
        <message>
            <source>Listen	F2</source>
            <translation>Escuchar	F2</translation>
        </message>
        <message>
            <source>Take over the call of %1</source>
            <translation>Tomar la llamada de %1</translation>
        </message>
        <message>
            <source>Listen to the call of %1</source>
            <translation>Escuchar la llamada de %1</translation>
        </message>
    </context>
    <context>
        <name>ChipFlow</name>
        <message>
            <source>Add to: %1</source>
            <translation>Añadir a: %1</translation>
        </message>
        <message>
            <source>New entry for: %1</source>
            <translation>Nueva entrada para: %1</translation>
        </message>
    </context>
    <context>
        <name>CommandPalette</name>
        <message>
            <source>Enter</source>
            <translation>Intro</translation>
        </message>
        <message>
            <source>Search or run a command</source>
            <translation>Buscar o ejecutar una orden</translation>
        </message>
        <message>
            <source>Nothing fits. Pages, calls, organizations and actions can be found here.</source>
            <translation>Nada coincide. Aquí se encuentran páginas, llamadas, organizaciones y acciones.</translation>
        </message>
        <message>
            <source>What fits</source>
            <translation>Lo que coincide</translation>
        </message>
    </context>
    <context>
        <name>Console</name>
        <message>
            <source>The call was not declined</source>
            <translation>La llamada no se rechazó</translation>
        </message>
        <message>
            <source>No practice call</source>
            <translation>Sin llamada de práctica</translation>
        </message>
        <message>
            <source>Attendant %1</source>
            <translation>Attendant %1</translation>
        </message>
        <message>
            <source>The desktop console for AI phone agents. Free software under the GNU General Public License, version 3 or later.</source>
            <translation>La consola de escritorio para agentes telefónicos de IA. Software libre bajo la Licencia Pública General de GNU, versión 3 o posterior.</translation>
        </message>
        <message>
            <source>You are on the line. Hand the call back first.</source>
            <translation>Está en línea. Devuelva antes la llamada.</translation>
        </message>
        <message>
            <source>The last words of your wrap-up are not saved yet.</source>
            <translation>Las últimas palabras de su cierre aún no están guardadas.</translation>
        </message>
        <message>
            <source>The new text size or language waits</source>
            <translation>El nuevo tamaño o idioma espera</translation>
        </message>
        <message>
            <source>%1 Save or discard it; the window then changes by itself.</source>
            <translation>%1 Guárdelo o descártelo; después la ventana cambia sola.</translation>
        </message>
        <message>
            <source>Check your sound first</source>
            <translation>Compruebe antes el sonido</translation>
        </message>
        <message>
            <source>Record a sentence in the sound check. Once it has passed, choose Available again.</source>
            <translation>Grabe una frase en la prueba de sonido. Cuando la supere, elija otra vez Disponible.</translation>
        </message>
    </context>
    <context>
        <name>ConsoleSession</name>
        <message>
            <source>A practice call is going on. End it first.</source>
            <translation>Ya hay una llamada de práctica. Termínela primero.</translation>
        </message>
        <message>
            <source>The simulated caller ended early: %1</source>
            <translation>La llamada simulada terminó antes de tiempo: %1</translation>
        </message>
        <message>
            <source>Calls in progress</source>
            <translation>Llamadas en curso</translation>
        </message>
        <message numerus="yes">
            <source>%n call(s) are in progress. End them with the server?</source>
            <translation>
                <numerusform>Hay %n llamada en curso. ¿Terminarla con el servidor?</numerusform>
                <numerusform>Hay %n llamadas en curso. ¿Terminarlas con el servidor?</numerusform>
            </translation>
        </message>
        <message>
            <source>The server can go on without this window: the AI answers, and the next start of the console finds it again.</source>
            <translation>El servidor puede seguir sin esta ventana: la IA contesta, y la consola lo encuentra al iniciarse otra vez.</translation>
        </message>
        <message>
            <source>Keep the server running</source>
            <translation>Dejar el servidor en marcha</translation>
        </message>
        <message>
            <source>End calls and server</source>
            <translation>Terminar llamadas y servidor</translation>
        </message>
    </context>
    <context>
        <name>ConsoleStore</name>
        <message>
            <source>Connected. Calls appear as they happen.</source>
            <translation>Conectado. Las llamadas aparecen según ocurren.</translation>
        </message>
        <message>
            <source>The server cannot be reached.</source>
            <translation>No se puede alcanzar el servidor.</translation>
        </message>
        <message>
            <source>Connecting to the server.</source>
            <translation>Conectando con el servidor.</translation>
        </message>
    </context>
    <context>
        <name>ConsoleSync</name>
        <message>
            <source>The server does not answer, so this is not known.</source>
            <translation>El servidor no responde, así que esto no se sabe.</translation>
        </message>
        <message>
            <source>down</source>
            <translation>caído</translation>
        </message>
    </context>
    <context>
        <name>ConversationView</name>
        <message>
            <source>What was said</source>
            <translation>Lo que se dijo</translation>
        </message>
    </context>
    <context>
        <name>DeskSync</name>
        <message>
            <source>Your presence was not changed</source>
            <translation>Su presencia no se cambió</translation>
        </message>
        <message>
            <source>The attempt was not noted</source>
            <translation>El intento no se anotó</translation>
        </message>
        <message>
            <source>The callback was not marked as done</source>
            <translation>La llamada por devolver no se marcó como hecha</translation>
        </message>
        <message>
            <source>The wrap-up was not closed</source>
            <translation>El cierre no se dio por terminado</translation>
        </message>
    </context>
    <context>
        <name>DockStrip</name>
        <message>
            <source>Caller</source>
            <translation>Quien llama</translation>
        </message>
        <message>
            <source>You</source>
            <translation>Usted</translation>
        </message>
        <message>
            <source>Level of the caller</source>
            <translation>Nivel de quien llama</translation>
        </message>
        <message>
            <source>Your level</source>
            <translation>Su nivel</translation>
        </message>
        <message>
            <source>Sound devices</source>
            <translation>Dispositivos de sonido</translation>
        </message>
        <message>
            <source>The call has ended.</source>
            <translation>La llamada ha terminado.</translation>
        </message>
        <message>
            <source>You listen; nobody hears you.</source>
            <translation>Usted escucha; nadie le oye.</translation>
        </message>
        <message>
            <source>You are muted: the caller hears nothing. The AI is silent.</source>
            <translation>Está en silencio: quien llama no oye nada. La IA está callada.</translation>
        </message>
        <message>
            <source>The caller cannot hear you: no microphone. The AI is silent.</source>
            <translation>Quien llama no puede oírle: sin micrófono. La IA está callada.</translation>
        </message>
        <message>
            <source>The caller hears you. The AI is silent.</source>
            <translation>Quien llama le oye. La IA está callada.</translation>
        </message>
        <message>
            <source>You have this call, but your sound is not connected. The AI is silent.</source>
            <translation>Usted tiene esta llamada, pero su sonido no está conectado. La IA está callada.</translation>
        </message>
        <message>
            <source>The caller hears %1. The AI is silent.</source>
            <translation>Quien llama oye a %1. La IA está callada.</translation>
        </message>
        <message>
            <source>On hold: the caller hears a soft tone, and neither you nor the AI.</source>
            <translation>En espera: quien llama oye un tono suave, y ni a usted ni a la IA.</translation>
        </message>
        <message>
            <source>The caller waits for a person.</source>
            <translation>Quien llama espera a una persona.</translation>
        </message>
        <message>
            <source>The caller hears the AI.</source>
            <translation>Quien llama oye a la IA.</translation>
        </message>
        <message>
            <source>No sound device</source>
            <translation>Sin dispositivo de sonido</translation>
        </message>
        <message>
            <source>Microphone: %1
Speaker: %2</source>
            <translation>Micrófono: %1
Altavoz: %2</translation>
        </message>
        <message>
            <source>none</source>
            <translation>ninguno</translation>
        </message>
        <message>
            <source>None found</source>
            <translation>No se encontró ninguno</translation>
        </message>
        <message>
            <source>You speak into</source>
            <translation>Usted habla por</translation>
        </message>
        <message>
            <source>You hear the caller on</source>
            <translation>Usted oye a quien llama por</translation>
        </message>
        <message>
            <source>Audio settings…</source>
            <translation>Ajustes de sonido…</translation>
        </message>
        <message>
            <source>You are speaking while muted: the caller hears nothing.</source>
            <translation>Está hablando en silencio: quien llama no oye nada.</translation>
        </message>
        <message>
            <source>You are muted: hold %1 to speak. The AI is silent.</source>
            <translation>Está en silencio: mantenga pulsada %1 para hablar. La IA está callada.</translation>
        </message>
        <message>
            <source>You hear the last seconds again.</source>
            <translation>Está oyendo otra vez los últimos segundos.</translation>
        </message>
        <message>
            <source>You hear the last seconds; nobody hears you.</source>
            <translation>Oye los últimos segundos; nadie le oye.</translation>
        </message>
    </context>
    <context>
        <name>EntryList</name>
        <message>
            <source>A name is missing. What was saved stays.</source>
            <translation>Falta un nombre. Lo guardado se conserva.</translation>
        </message>
        <message>
            <source>New entry</source>
            <translation>Nueva entrada</translation>
        </message>
    </context>
    <context>
        <name>EntryRow</name>
        <message>
            <source>Length</source>
            <translation>Duración</translation>
        </message>
        <message>
            <source>Move or remove</source>
            <translation>Mover o quitar</translation>
        </message>
        <message>
            <source>Move up</source>
            <translation>Subir</translation>
        </message>
        <message>
            <source>Move down</source>
            <translation>Bajar</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Quitar</translation>
        </message>
        <message>
            <source>The AI may book: %1</source>
            <translation>La IA puede reservar: %1</translation>
        </message>
        <message>
            <source>Minutes for %1</source>
            <translation>Minutos para %1</translation>
        </message>
    </context>
    <context>
        <name>EscalationBanner</name>
        <message>
            <source>“%1”</source>
            <translation>«%1»</translation>
        </message>
        <message>
            <source>“%1” at %2</source>
            <translation>«%1» a los %2</translation>
        </message>
        <message>
            <source>Needs a person, %1</source>
            <translation>Necesita a una persona, %1</translation>
        </message>
        <message>
            <source>%1: %2. %3 %4 %5</source>
            <translation>%1: %2. %3 %4 %5</translation>
        </message>
        <message>
            <source>Request to human</source>
            <translation>De la petición a la persona</translation>
        </message>
        <message>
            <source>Phrase to human</source>
            <translation>De la frase a la persona</translation>
        </message>
        <message>
            <source>Settled</source>
            <translation>Resuelta</translation>
        </message>
        <message>
            <source>Declined</source>
            <translation>Rechazada</translation>
        </message>
        <message>
            <source>of %1 target</source>
            <translation>de %1 de objetivo</translation>
        </message>
        <message>
            <source>waiting</source>
            <translation>en espera</translation>
        </message>
        <message>
            <source>past</source>
            <translation>superado</translation>
        </message>
        <message>
            <source>met</source>
            <translation>cumplido</translation>
        </message>
        <message>
            <source>missed</source>
            <translation>no cumplido</translation>
        </message>
    </context>
    <context>
        <name>EscalationSection</name>
        <message>
            <source>Escalation</source>
            <translation>Escalada</translation>
        </message>
        <message>
            <source>Escalation phone</source>
            <translation>Teléfono de escalada</translation>
        </message>
        <message>
            <source>Emergency number</source>
            <translation>Número de emergencias</translation>
        </message>
        <message>
            <source>Only digits, such as 911 or 112. What was saved stays.</source>
            <translation>Solo cifras, como 911 o 112. Lo guardado se conserva.</translation>
        </message>
        <message>
            <source>Emergency target in seconds</source>
            <translation>Objetivo de emergencia en segundos</translation>
        </message>
        <message>
            <source>A number from 1 to 600. The saved target stays %1 s.</source>
            <translation>Un número de 1 a 600. El objetivo guardado sigue siendo %1 s.</translation>
        </message>
        <message>
            <source>seconds</source>
            <translation>segundos</translation>
        </message>
        <message>
            <source>Emergency target</source>
            <translation>Objetivo de emergencia</translation>
        </message>
        <message>
            <source>When closed</source>
            <translation>Si está cerrado</translation>
        </message>
        <message>
            <source>Voicemail</source>
            <translation>Buzón de voz</translation>
        </message>
        <message>
            <source>Ring the escalation phone</source>
            <translation>Llamar al teléfono de escalada</translation>
        </message>
        <message>
            <source>Take a message</source>
            <translation>Tomar un mensaje</translation>
        </message>
        <message>
            <source>Say that it is closed</source>
            <translation>Decir que está cerrado</translation>
        </message>
        <message>
            <source>Message when closed</source>
            <translation>Mensaje si está cerrado</translation>
        </message>
        <message>
            <source>What the AI says after hours</source>
            <translation>Lo que dice la IA fuera del horario</translation>
        </message>
    </context>
    <context>
        <name>HandbackBar</name>
        <message>
            <source>The AI takes over with:</source>
            <translation>La IA toma el control con:</translation>
        </message>
        <message>
            <source>What the AI says first</source>
            <translation>Lo primero que dice la IA</translation>
        </message>
        <message>
            <source>Approve</source>
            <translation>Aprobar</translation>
        </message>
        <message>
            <source>Edit</source>
            <translation>Editar</translation>
        </message>
        <message>
            <source>Stay on the call</source>
            <translation>Seguir en la llamada</translation>
        </message>
        <message>
            <source>Hand back to the AI</source>
            <translation>Devolver a la IA</translation>
        </message>
        <message>
            <source>The AI looks for its words…</source>
            <translation>La IA busca sus palabras…</translation>
        </message>
        <message>
            <source>“%1”</source>
            <translation>«%1»</translation>
        </message>
        <message>
            <source>Say this</source>
            <translation>Decir esto</translation>
        </message>
        <message>
            <source>At most %1 characters; these are %2.</source>
            <translation>Como máximo %1 caracteres; hay %2.</translation>
        </message>
        <message>
            <source>The AI goes on with this sentence</source>
            <translation>La IA sigue con esta frase</translation>
        </message>
        <message>
            <source>You stay on the line until you approve it.</source>
            <translation>Usted sigue en la llamada hasta que la apruebe.</translation>
        </message>
        <message>
            <source>says it in %1 s</source>
            <translation>lo dice en %1 s</translation>
        </message>
    </context>
    <context>
        <name>HealthView</name>
        <message>
            <source>works</source>
            <translation>funciona</translation>
        </message>
        <message>
            <source>has trouble</source>
            <translation>tiene problemas</translation>
        </message>
        <message>
            <source>is down</source>
            <translation>está caído</translation>
        </message>
        <message>
            <source>is not known yet</source>
            <translation>aún no se sabe</translation>
        </message>
        <message>
            <source>Server</source>
            <translation>Servidor</translation>
        </message>
        <message>
            <source>AI</source>
            <translation>IA</translation>
        </message>
        <message>
            <source>Database</source>
            <translation>Base de datos</translation>
        </message>
        <message>
            <source>Audio</source>
            <translation>Sonido</translation>
        </message>
    </context>
    <context>
        <name>HelpPage</name>
        <message>
            <source>Help</source>
            <translation>Ayuda</translation>
        </message>
        <message>
            <source>Help for</source>
            <translation>Ayuda para</translation>
        </message>
        <message>
            <source>First steps</source>
            <translation>Primeros pasos</translation>
        </message>
        <message>
            <source>Supervisors</source>
            <translation>Supervisores</translation>
        </message>
        <message>
            <source>Human agents</source>
            <translation>Agentes humanos</translation>
        </message>
        <message>
            <source>Operators</source>
            <translation>Operadores</translation>
        </message>
        <message>
            <source>API documentation</source>
            <translation>Documentación de la API</translation>
        </message>
        <message>
            <source>Opens in the browser</source>
            <translation>Se abre en el navegador</translation>
        </message>
    </context>
    <context>
        <name>HistoryDetail</name>
        <message>
            <source>No call chosen</source>
            <translation>Ninguna llamada elegida</translation>
        </message>
        <message>
            <source>Choose one at the left to read what was said.</source>
            <translation>Elija una llamada a la izquierda para leer lo que se dijo.</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Abrir</translation>
        </message>
        <message>
            <source>Open the call on its own page</source>
            <translation>Abrir la llamada en su propia página</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>Exportar</translation>
        </message>
        <message>
            <source>Text, for reading…</source>
            <translation>Texto, para leer…</translation>
        </message>
        <message>
            <source>JSON, everything…</source>
            <translation>JSON, todo…</translation>
        </message>
        <message>
            <source>CSV, the transcript…</source>
            <translation>CSV, la transcripción…</translation>
        </message>
        <message>
            <source>Loading the call…</source>
            <translation>Cargando la llamada…</translation>
        </message>
        <message>
            <source>Could not read the call</source>
            <translation>No se pudo leer la llamada</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Intentar de nuevo</translation>
        </message>
        <message>
            <source>Outcome</source>
            <translation>Resultado</translation>
        </message>
        <message>
            <source>Length</source>
            <translation>Duración</translation>
        </message>
        <message>
            <source>Channel</source>
            <translation>Canal</translation>
        </message>
        <message>
            <source>Human</source>
            <translation>Persona</translation>
        </message>
        <message>
            <source>Urgency</source>
            <translation>Urgencia</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Motivo</translation>
        </message>
        <message>
            <source>Waited</source>
            <translation>Esperó</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>Resultado</translation>
        </message>
        <message>
            <source>Ended</source>
            <translation>Terminada</translation>
        </message>
        <message>
            <source>Prompt</source>
            <translation>Instrucciones</translation>
        </message>
        <message>
            <source>Intake</source>
            <translation>Toma de datos</translation>
        </message>
        <message>
            <source>Nothing was taken down.</source>
            <translation>No se anotó nada.</translation>
        </message>
        <message>
            <source>Wrap-up note</source>
            <translation>Nota de cierre</translation>
        </message>
        <message>
            <source>Export the call</source>
            <translation>Exportar la llamada</translation>
        </message>
        <message>
            <source>Was it right?</source>
            <translation>¿Fue correcto?</translation>
        </message>
        <message>
            <source>WAV, the sound…</source>
            <translation>WAV, el sonido…</translation>
        </message>
    </context>
    <context>
        <name>HistoryFilters</name>
        <message>
            <source>Search in what was said</source>
            <translation>Buscar en lo que se dijo</translation>
        </message>
        <message>
            <source>From this day</source>
            <translation>Desde este día</translation>
        </message>
        <message>
            <source>To this day</source>
            <translation>Hasta este día</translation>
        </message>
        <message>
            <source>From</source>
            <translation>Desde</translation>
        </message>
        <message>
            <source>to</source>
            <translation>hasta</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Hoy</translation>
        </message>
        <message>
            <source>Last 7 days</source>
            <translation>Últimos 7 días</translation>
        </message>
        <message>
            <source>Last 30 days</source>
            <translation>Últimos 30 días</translation>
        </message>
        <message>
            <source>Last 90 days</source>
            <translation>Últimos 90 días</translation>
        </message>
        <message>
            <source>Any time</source>
            <translation>En cualquier momento</translation>
        </message>
        <message>
            <source>From … to …</source>
            <translation>Desde … hasta …</translation>
        </message>
        <message>
            <source>Any status</source>
            <translation>Cualquier estado</translation>
        </message>
        <message>
            <source>In progress</source>
            <translation>En curso</translation>
        </message>
        <message>
            <source>Ended</source>
            <translation>Terminada</translation>
        </message>
        <message>
            <source>Escalated or not</source>
            <translation>Escaladas o no</translation>
        </message>
        <message>
            <source>Escalated</source>
            <translation>Escaladas</translation>
        </message>
        <message>
            <source>Not escalated</source>
            <translation>No escaladas</translation>
        </message>
        <message>
            <source>Time: %1</source>
            <translation>Tiempo: %1</translation>
        </message>
        <message>
            <source>All organizations</source>
            <translation>Todas las organizaciones</translation>
        </message>
        <message>
            <source>Organization: %1</source>
            <translation>Organización: %1</translation>
        </message>
        <message>
            <source>Status: %1</source>
            <translation>Estado: %1</translation>
        </message>
        <message>
            <source>Escalation: %1</source>
            <translation>Escalada: %1</translation>
        </message>
        <message>
            <source>This is no date. All days are searched meanwhile.</source>
            <translation>Esto no es una fecha. Entretanto se busca en todos los días.</translation>
        </message>
    </context>
    <context>
        <name>HistoryModel</name>
        <message>
            <source>Nothing was said.</source>
            <translation>No se dijo nada.</translation>
        </message>
        <message>
            <source>In progress</source>
            <translation>En curso</translation>
        </message>
        <message>
            <source>Line lost</source>
            <translation>Línea perdida</translation>
        </message>
        <message>
            <source>Taken over</source>
            <translation>Tomada por una persona</translation>
        </message>
        <message>
            <source>Escalated, nobody came</source>
            <translation>Escalada, nadie acudió</translation>
        </message>
        <message>
            <source>Completed</source>
            <translation>Completada</translation>
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
            <translation>Historial</translation>
        </message>
        <message>
            <source>Calls found</source>
            <translation>Llamadas encontradas</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Buscar</translation>
        </message>
        <message>
            <source>Could not write %1</source>
            <translation>No se pudo escribir %1</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Cerrar</translation>
        </message>
        <message>
            <source>Searching…</source>
            <translation>Buscando…</translation>
        </message>
        <message numerus="yes">
            <source>%n calls, and more</source>
            <translation>
                <numerusform>%n llamada, y más</numerusform>
                <numerusform>%n llamadas, y más</numerusform>
            </translation>
        </message>
        <message>
            <source>Could not read further</source>
            <translation>No se pudo seguir leyendo</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Intentar de nuevo</translation>
        </message>
        <message>
            <source>Could not search</source>
            <translation>No se pudo buscar</translation>
        </message>
        <message>
            <source>No calls</source>
            <translation>Ninguna llamada</translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>No se encontró nada</translation>
        </message>
        <message>
            <source>No call has all of these words and fits the filters.</source>
            <translation>Ninguna llamada tiene todas estas palabras y cumple los filtros.</translation>
        </message>
        <message>
            <source>Search everywhere</source>
            <translation>Buscar en todas partes</translation>
        </message>
        <message>
            <source>No calls yet</source>
            <translation>Aún no hay llamadas</translation>
        </message>
        <message>
            <source>Calls appear here from the moment they start.</source>
            <translation>Las llamadas aparecen aquí desde que empiezan.</translation>
        </message>
        <message numerus="yes">
            <source>More than %n calls</source>
            <translation>
                <numerusform>Más de %n llamada</numerusform>
                <numerusform>Más de %n llamadas</numerusform>
            </translation>
        </message>
        <message>
            <source>1 call</source>
            <translation>1 llamada</translation>
        </message>
        <message numerus="yes">
            <source>%n calls</source>
            <translation>
                <numerusform>%n llamada</numerusform>
                <numerusform>%n llamadas</numerusform>
            </translation>
        </message>
        <message>
            <source>Saved as %1</source>
            <translation>Guardado como %1</translation>
        </message>
    </context>
    <context>
        <name>HoursGrid</name>
        <message>
            <source>Opening hours</source>
            <translation>Horario de apertura</translation>
        </message>
        <message>
            <source>Drag to open or close. With keys: arrows move, Shift selects, Space opens or closes.</source>
            <translation>Arrastre para abrir o cerrar. Con teclas: las flechas mueven, Mayús selecciona, Espacio abre o cierra.</translation>
        </message>
        <message>
            <source>changed</source>
            <translation>cambiado</translation>
        </message>
        <message>
            <source>%1: %2. Cursor at %3, %4.</source>
            <translation>%1: %2. Cursor en %3, %4.</translation>
        </message>
        <message>
            <source>open</source>
            <translation>abierto</translation>
        </message>
        <message>
            <source>closed</source>
            <translation>cerrado</translation>
        </message>
    </context>
    <context>
        <name>HoursSection</name>
        <message>
            <source>Opening hours</source>
            <translation>Horario de apertura</translation>
        </message>
        <message>
            <source>Closed on</source>
            <translation>Cerrado el</translation>
        </message>
        <message>
            <source>Date of the holiday</source>
            <translation>Fecha del festivo</translation>
        </message>
        <message>
            <source>Name of the holiday</source>
            <translation>Nombre del festivo</translation>
        </message>
        <message>
            <source>Holiday</source>
            <translation>Festivo</translation>
        </message>
        <message>
            <source>25 Dec 2026</source>
            <translation>25 dic 2026</translation>
        </message>
        <message>
            <source>Name, such as Christmas</source>
            <translation>Nombre, como Navidad</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>Añadir</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancelar</translation>
        </message>
        <message>
            <source>Find a time zone</source>
            <translation>Buscar una zona horaria</translation>
        </message>
        <message>
            <source>This is no date. Write one such as %1.</source>
            <translation>Esto no es una fecha. Escriba una como %1.</translation>
        </message>
        <message>
            <source>Time zone: %1</source>
            <translation>Zona horaria: %1</translation>
        </message>
        <message>
            <source>%1 is over. Write a day that is to come.</source>
            <translation>%1 ya pasó. Escriba un día que esté por llegar.</translation>
        </message>
    </context>
    <context>
        <name>InlineAsk</name>
        <message>
            <source>Write something first.</source>
            <translation>Escriba algo primero.</translation>
        </message>
    </context>
    <context>
        <name>LanguageSection</name>
        <message>
            <source>Language</source>
            <translation>Idioma</translation>
        </message>
        <message>
            <source>What the console is written in. Callers are answered in the language of their organization.</source>
            <translation>En qué está escrita la consola. A quien llama se le contesta en el idioma de su organización.</translation>
        </message>
        <message>
            <source>Language of the console</source>
            <translation>Idioma de la consola</translation>
        </message>
        <message>
            <source>System default: %1</source>
            <translation>Predeterminado del sistema: %1</translation>
        </message>
        <message>
            <source>Dates, times and numbers follow the language.</source>
            <translation>Las fechas, horas y números siguen el idioma.</translation>
        </message>
    </context>
    <context>
        <name>Languages</name>
        <message>
            <source>English</source>
            <translation>Inglés</translation>
        </message>
        <message>
            <source>German</source>
            <translation>Alemán</translation>
        </message>
        <message>
            <source>Spanish</source>
            <translation>Español</translation>
        </message>
        <message>
            <source>French</source>
            <translation>Francés</translation>
        </message>
        <message>
            <source>Italian</source>
            <translation>Italiano</translation>
        </message>
        <message>
            <source>Portuguese</source>
            <translation>Portugués</translation>
        </message>
        <message>
            <source>Dutch</source>
            <translation>Neerlandés</translation>
        </message>
        <message>
            <source>Polish</source>
            <translation>Polaco</translation>
        </message>
        <message>
            <source>Turkish</source>
            <translation>Turco</translation>
        </message>
        <message>
            <source>Russian</source>
            <translation>Ruso</translation>
        </message>
        <message>
            <source>Ukrainian</source>
            <translation>Ucraniano</translation>
        </message>
        <message>
            <source>Arabic</source>
            <translation>Árabe</translation>
        </message>
        <message>
            <source>Chinese</source>
            <translation>Chino</translation>
        </message>
        <message>
            <source>Japanese</source>
            <translation>Japonés</translation>
        </message>
        <message>
            <source>Vietnamese</source>
            <translation>Vietnamita</translation>
        </message>
    </context>
    <context>
        <name>LastTakenPanel</name>
        <message>
            <source>Last taken</source>
            <translation>Últimas tomadas</translation>
        </message>
        <message>
            <source>All in History</source>
            <translation>Todas en el historial</translation>
        </message>
        <message>
            <source>A human</source>
            <translation>Una persona</translation>
        </message>
        <message>
            <source>%1, %2, taken by %3 after %4</source>
            <translation>%1, %2, tomada por %3 tras %4</translation>
        </message>
    </context>
    <context>
        <name>LivePage</name>
        <message>
            <source>Live</source>
            <translation>En vivo</translation>
        </message>
        <message>
            <source>No calls right now</source>
            <translation>Ahora no hay llamadas</translation>
        </message>
        <message>
            <source>Calls appear here the moment they start.</source>
            <translation>Las llamadas aparecen aquí en cuanto empiezan.</translation>
        </message>
        <message>
            <source>No call matches</source>
            <translation>Ninguna llamada coincide</translation>
        </message>
        <message>
            <source>Calls are in progress, but none fits the filters.</source>
            <translation>Hay llamadas en curso, pero ninguna cumple los filtros.</translation>
        </message>
        <message>
            <source>Reading the calls</source>
            <translation>Leyendo las llamadas</translation>
        </message>
        <message>
            <source>They appear here as soon as the server answers.</source>
            <translation>Aparecen aquí en cuanto responde el servidor.</translation>
        </message>
        <message>
            <source>Show all calls</source>
            <translation>Mostrar todas las llamadas</translation>
        </message>
        <message>
            <source>Show calls by risk</source>
            <translation>Mostrar llamadas por riesgo</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Todas</translation>
        </message>
        <message>
            <source>All phases</source>
            <translation>Todas las fases</translation>
        </message>
        <message>
            <source>All channels</source>
            <translation>Todos los canales</translation>
        </message>
        <message>
            <source>Show calls as</source>
            <translation>Mostrar las llamadas como</translation>
        </message>
        <message>
            <source>Cards</source>
            <translation>Tarjetas</translation>
        </message>
        <message>
            <source>Table</source>
            <translation>Tabla</translation>
        </message>
        <message>
            <source>Start a practice call</source>
            <translation>Iniciar una llamada de práctica</translation>
        </message>
        <message>
            <source>Look at the organizations</source>
            <translation>Ver las organizaciones</translation>
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
            <translation>Ayuda</translation>
        </message>
        <message>
            <source>Search or run a command</source>
            <translation>Buscar o ejecutar una orden</translation>
        </message>
        <message>
            <source>Accept the most urgent call</source>
            <translation>Aceptar la llamada más urgente</translation>
        </message>
        <message>
            <source>Choose the organization</source>
            <translation>Elegir la organización</translation>
        </message>
        <message>
            <source>Available</source>
            <translation>Disponible</translation>
        </message>
        <message>
            <source>Busy</source>
            <translation>Ocupado</translation>
        </message>
        <message>
            <source>Away</source>
            <translation>Ausente</translation>
        </message>
        <message>
            <source>Light theme</source>
            <translation>Tema claro</translation>
        </message>
        <message>
            <source>Dark theme</source>
            <translation>Tema oscuro</translation>
        </message>
        <message>
            <source>Theme of the system</source>
            <translation>Tema del sistema</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>Salir</translation>
        </message>
        <message>
            <source>Theme</source>
            <translation>Tema</translation>
        </message>
        <message>
            <source>System</source>
            <translation>Sistema</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Claro</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Oscuro</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Ajustes</translation>
        </message>
        <message>
            <source>Help	F1</source>
            <translation>Ayuda	F1</translation>
        </message>
        <message>
            <source>About Attendant</source>
            <translation>Acerca de Attendant</translation>
        </message>
        <message>
            <source>Quit	Ctrl+Q</source>
            <translation>Salir	Ctrl+Q</translation>
        </message>
        <message>
            <source>Pages</source>
            <translation>Páginas</translation>
        </message>
        <message>
            <source>Calls</source>
            <translation>Llamadas</translation>
        </message>
        <message>
            <source>Organizations</source>
            <translation>Organizaciones</translation>
        </message>
        <message>
            <source>All organizations</source>
            <translation>Todas las organizaciones</translation>
        </message>
        <message>
            <source>show only its calls</source>
            <translation>mostrar solo sus llamadas</translation>
        </message>
        <message>
            <source>Actions</source>
            <translation>Acciones</translation>
        </message>
        <message numerus="yes">
            <source>%n calls</source>
            <translation>
                <numerusform>%n llamada</numerusform>
                <numerusform>%n llamadas</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n waiting, an emergency among them</source>
            <translation>
                <numerusform>%n en espera, una emergencia</numerusform>
                <numerusform>%n en espera, una emergencia entre ellas</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n waiting</source>
            <translation>
                <numerusform>%n en espera</numerusform>
                <numerusform>%n en espera</numerusform>
            </translation>
        </message>
        <message>
            <source>(%1) Attendant</source>
            <translation>(%1) Attendant</translation>
        </message>
        <message>
            <source>Calls go on there. What is shown is from %1 and grey until it is live again.</source>
            <translation>Las llamadas siguen allí. Lo que se muestra es de las %1 y sigue en gris hasta que vuelva a estar en vivo.</translation>
        </message>
        <message>
            <source>Nothing has been read from it yet. Calls that are in progress there go on.</source>
            <translation>Aún no se ha leído nada de allí. Las llamadas en curso continúan.</translation>
        </message>
        <message>
            <source>Could not reach the server</source>
            <translation>No se pudo alcanzar el servidor</translation>
        </message>
        <message>
            <source>Try now</source>
            <translation>Intentar ahora</translation>
        </message>
        <message>
            <source>next try in %1</source>
            <translation>próximo intento en %1</translation>
        </message>
        <message>
            <source>trying now</source>
            <translation>intentando ahora</translation>
        </message>
        <message>
            <source>Quit while you are talking to %1?</source>
            <translation>¿Salir mientras habla con %1?</translation>
        </message>
        <message>
            <source>The call stays open on the server and waits for a person again. Nothing that was said is lost.</source>
            <translation>La llamada sigue abierta en el servidor y vuelve a esperar a una persona. Nada de lo dicho se pierde.</translation>
        </message>
        <message>
            <source>Stay on the call</source>
            <translation>Seguir en la llamada</translation>
        </message>
        <message>
            <source>Quit without saving?</source>
            <translation>¿Salir sin guardar?</translation>
        </message>
        <message>
            <source>Keep editing</source>
            <translation>Seguir editando</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Cerrar</translation>
        </message>
        <message>
            <source>%1: %2 waits, %3</source>
            <comment>urgency: caller waits, organization</comment>
            <translation>%1: %2 espera, %3</translation>
        </message>
        <message>
            <source>is down</source>
            <translation>no funciona</translation>
        </message>
        <message>
            <source>has trouble</source>
            <translation>tiene problemas</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <comment>part of the system: why it does not work</comment>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>Understood</source>
            <translation>Entendido</translation>
        </message>
    </context>
    <context>
        <name>NavigationRail</name>
        <message>
            <source>Pages</source>
            <translation>Páginas</translation>
        </message>
    </context>
    <context>
        <name>Notice</name>
        <message>
            <source>Close</source>
            <translation>Cerrar</translation>
        </message>
    </context>
    <context>
        <name>OpenState</name>
        <message>
            <source>tomorrow</source>
            <translation>mañana</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>Cerrado</translation>
        </message>
        <message>
            <source>Opening hours not set</source>
            <translation>Sin horario definido</translation>
        </message>
        <message>
            <source>Open around the clock</source>
            <translation>Abierto las 24 horas</translation>
        </message>
        <message>
            <source>Open until %1</source>
            <translation>Abierto hasta %1</translation>
        </message>
        <message>
            <source>Open until %1 in %2</source>
            <translation>Abierto hasta %1 en %2</translation>
        </message>
        <message>
            <source>Closed until %1</source>
            <translation>Cerrado hasta %1</translation>
        </message>
        <message>
            <source>Closed until %1 in %2</source>
            <translation>Cerrado hasta %1 en %2</translation>
        </message>
        <message>
            <source>Closed today: %1</source>
            <translation>Hoy cerrado: %1</translation>
        </message>
        <message>
            <source>Closed today</source>
            <translation>Hoy cerrado</translation>
        </message>
        <message>
            <source>Today %1</source>
            <translation>Hoy %1</translation>
        </message>
        <message>
            <source>Closed on %1</source>
            <translation>Cerrado el %1</translation>
        </message>
    </context>
    <context>
        <name>OpenWrapupsPanel</name>
        <message>
            <source>%1 left</source>
            <translation>quedan %1</translation>
        </message>
        <message>
            <source>time is up</source>
            <translation>tiempo agotado</translation>
        </message>
        <message>
            <source>Open wrap-ups</source>
            <translation>Cierres pendientes</translation>
        </message>
        <message>
            <source>Why it is closed</source>
            <translation>Por qué se da por terminado</translation>
        </message>
        <message>
            <source>Close it</source>
            <translation>Darlo por terminado</translation>
        </message>
        <message>
            <source>Why, for the person who was writing</source>
            <translation>El motivo, para la persona que escribía</translation>
        </message>
        <message>
            <source>Keep it open</source>
            <translation>Dejarlo pendiente</translation>
        </message>
        <message>
            <source>Close…</source>
            <translation>Dar por terminado…</translation>
        </message>
        <message>
            <source>Close the wrap-up of %1</source>
            <translation>Dar por terminado el cierre de %1</translation>
        </message>
        <message>
            <source>%1, %2</source>
            <comment>caller, time left</comment>
            <translation>%1, %2</translation>
        </message>
        <message>
            <source>Close what %1 writes about %2? What is written is kept.</source>
            <translation>¿Dar por terminado lo que %1 escribe sobre %2? Lo escrito se conserva.</translation>
        </message>
    </context>
    <context>
        <name>OrganizationChanges</name>
        <message>
            <source>Services</source>
            <translation>Servicios</translation>
        </message>
        <message>
            <source>Greeting</source>
            <translation>Saludo</translation>
        </message>
        <message>
            <source>Role</source>
            <translation>Función</translation>
        </message>
        <message>
            <source>Speaking style</source>
            <translation>Manera de hablar</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Idioma</translation>
        </message>
        <message>
            <source>Voice</source>
            <translation>Voz</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>Modelo</translation>
        </message>
        <message>
            <source>Transcription model</source>
            <translation>Modelo de transcripción</translation>
        </message>
        <message>
            <source>What to find out</source>
            <translation>Qué averiguar</translation>
        </message>
        <message>
            <source>Emergency phrases</source>
            <translation>Frases de emergencia</translation>
        </message>
        <message>
            <source>Priority phrases</source>
            <translation>Frases prioritarias</translation>
        </message>
        <message>
            <source>Emergency number</source>
            <translation>Número de emergencias</translation>
        </message>
        <message>
            <source>Emergency target</source>
            <translation>Objetivo de emergencia</translation>
        </message>
        <message>
            <source>Message when closed</source>
            <translation>Mensaje si está cerrado</translation>
        </message>
        <message>
            <source>Dialled numbers</source>
            <translation>Números marcados</translation>
        </message>
        <message>
            <source>Voicemail</source>
            <translation>Buzón de voz</translation>
        </message>
        <message>
            <source>Ring the escalation phone</source>
            <translation>Llamar al teléfono de escalada</translation>
        </message>
        <message>
            <source>Take a message</source>
            <translation>Tomar un mensaje</translation>
        </message>
        <message>
            <source>Say that it is closed</source>
            <translation>Decir que está cerrado</translation>
        </message>
        <message>
            <source>%1 (takes a message)</source>
            <translation>%1 (toma un mensaje)</translation>
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
            <translation>Horario, %1</translation>
        </message>
        <message>
            <source>Time zone</source>
            <translation>Zona horaria</translation>
        </message>
        <message>
            <source>Closed on</source>
            <translation>Cerrado el</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nombre</translation>
        </message>
        <message>
            <source>Opening hours</source>
            <translation>Horario de apertura</translation>
        </message>
        <message>
            <source>Escalation phone</source>
            <translation>Teléfono de escalada</translation>
        </message>
        <message>
            <source>When closed</source>
            <translation>Si está cerrado</translation>
        </message>
        <message>
            <source>Escalation policy</source>
            <translation>Plan de escalada</translation>
        </message>
        <message>
            <source>Outcomes</source>
            <translation>Resultados</translation>
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
            <translation>, luego </translation>
        </message>
        <message>
            <source>Group %1: %2 people</source>
            <translation>Grupo %1 (personas: %2)</translation>
        </message>
        <message>
            <source>Recording</source>
            <translation>Grabación</translation>
        </message>
        <message>
            <source>Calls are kept</source>
            <translation>Las llamadas se conservan</translation>
        </message>
        <message numerus="yes">
            <source>%n day(s)</source>
            <translation>
                <numerusform>%n día</numerusform>
                <numerusform>%n días</numerusform>
            </translation>
        </message>
        <message>
            <source>Not recorded</source>
            <translation>Sin grabar</translation>
        </message>
        <message>
            <source>Recorded, and callers are told</source>
            <translation>Se graban, y se avisa a quien llama</translation>
        </message>
        <message>
            <source>Recorded; callers have agreed already</source>
            <translation>Se graban; quien llama ya ha dado su permiso</translation>
        </message>
    </context>
    <context>
        <name>OrganizationEditor</name>
        <message>
            <source>Delete this organization?</source>
            <translation>¿Eliminar esta organización?</translation>
        </message>
        <message>
            <source>Name of the organization, to confirm</source>
            <translation>Nombre de la organización, para confirmar</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Eliminar</translation>
        </message>
        <message>
            <source>Keep it</source>
            <translation>Conservarla</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Deshacer</translation>
        </message>
        <message>
            <source>Undo the last change (%1)</source>
            <translation>Deshacer el último cambio (%1)</translation>
        </message>
        <message>
            <source>More for this organization</source>
            <translation>Más sobre esta organización</translation>
        </message>
        <message>
            <source>Duplicate</source>
            <translation>Duplicar</translation>
        </message>
        <message>
            <source>Export as JSON</source>
            <translation>Exportar como JSON</translation>
        </message>
        <message>
            <source>Delete…</source>
            <translation>Eliminar…</translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>Descartar</translation>
        </message>
        <message>
            <source>Review and save</source>
            <translation>Revisar y guardar</translation>
        </message>
        <message>
            <source>New organization</source>
            <translation>Nueva organización</translation>
        </message>
        <message>
            <source>Not saved yet</source>
            <translation>Aún sin guardar</translation>
        </message>
        <message>
            <source>1 change</source>
            <translation>1 cambio</translation>
        </message>
        <message numerus="yes">
            <source>%n changes</source>
            <translation>
                <numerusform>%n cambio</numerusform>
                <numerusform>%n cambios</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n to fix</source>
            <translation>
                <numerusform>%n por corregir</numerusform>
                <numerusform>%n por corregir</numerusform>
            </translation>
        </message>
        <message>
            <source>Saving…</source>
            <translation>Guardando…</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Guardar</translation>
        </message>
        <message>
            <source>An organization needs a name.</source>
            <translation>Una organización necesita un nombre.</translation>
        </message>
        <message>
            <source>Nothing has been changed.</source>
            <translation>No se ha cambiado nada.</translation>
        </message>
        <message>
            <source>The server does not accept this</source>
            <translation>El servidor no acepta esto</translation>
        </message>
        <message>
            <source>Could not save</source>
            <translation>No se pudo guardar</translation>
        </message>
        <message>
            <source>%1 Nothing was saved; your changes are still here.</source>
            <translation>%1 No se guardó nada; sus cambios siguen aquí.</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Intentar de nuevo</translation>
        </message>
        <message>
            <source>Someone else saved meanwhile</source>
            <translation>Otra persona guardó entretanto</translation>
        </message>
        <message>
            <source>%1 Your changes are not saved, and still here.</source>
            <translation>%1 Sus cambios no están guardados, y siguen aquí.</translation>
        </message>
        <message>
            <source>They saved the same values again.</source>
            <translation>Guardó otra vez los mismos valores.</translation>
        </message>
        <message>
            <source>They changed: %1.</source>
            <translation>Cambió: %1.</translation>
        </message>
        <message>
            <source>%1 Your changes are not saved yet, and not lost either way.</source>
            <translation>%1 Sus cambios aún no están guardados, y en ningún caso se pierden.</translation>
        </message>
        <message>
            <source>Show theirs</source>
            <translation>Mostrar los suyos</translation>
        </message>
        <message>
            <source>Keep mine</source>
            <translation>Conservar los míos</translation>
        </message>
        <message>
            <source>This is what the other person saved</source>
            <translation>Esto es lo que guardó la otra persona</translation>
        </message>
        <message>
            <source>Undo brings your changes back, on top of theirs.</source>
            <translation>Deshacer recupera sus cambios, sobre los de la otra persona.</translation>
        </message>
        <message>
            <source>Bring mine back</source>
            <translation>Recuperar los míos</translation>
        </message>
        <message>
            <source>%1 stops answering calls, and its settings are lost. Type its name to confirm.</source>
            <translation>%1 deja de contestar llamadas y sus ajustes se pierden. Escriba su nombre para confirmar.</translation>
        </message>
        <message>
            <source>Not deleted</source>
            <translation>No eliminada</translation>
        </message>
        <message>
            <source>It has calls in progress. Delete it when they have ended.</source>
            <translation>Tiene llamadas en curso. Elimínela cuando hayan terminado.</translation>
        </message>
        <message>
            <source>Discard the new organization?</source>
            <translation>¿Descartar la nueva organización?</translation>
        </message>
        <message>
            <source>What you entered for it is lost.</source>
            <translation>Lo que introdujo para ella se pierde.</translation>
        </message>
        <message>
            <source>Keep editing</source>
            <translation>Seguir editando</translation>
        </message>
    </context>
    <context>
        <name>OrganizationFields</name>
        <message>
            <source>No number is stored meanwhile.</source>
            <translation>Entretanto no hay ningún número guardado.</translation>
        </message>
        <message>
            <source>The saved number stays %1.</source>
            <translation>El número guardado sigue siendo %1.</translation>
        </message>
        <message>
            <source>“%1” does not belong into a telephone number.</source>
            <translation>«%1» no va en un número de teléfono.</translation>
        </message>
        <message>
            <source>The country code is missing: begin with + and the country, such as +1.</source>
            <translation>Falta el código del país: empiece con + y el país, como +34.</translation>
        </message>
        <message>
            <source>One digit is missing.</source>
            <translation>Falta una cifra.</translation>
        </message>
        <message numerus="yes">
            <source>%n digits are missing.</source>
            <translation>
                <numerusform>Falta %n cifra.</numerusform>
                <numerusform>Faltan %n cifras.</numerusform>
            </translation>
        </message>
        <message>
            <source>This is too short for a telephone number.</source>
            <translation>Es demasiado corto para un número de teléfono.</translation>
        </message>
        <message>
            <source>This is too long for a telephone number.</source>
            <translation>Es demasiado largo para un número de teléfono.</translation>
        </message>
    </context>
    <context>
        <name>OrganizationList</name>
        <message>
            <source>Find</source>
            <translation>Buscar</translation>
        </message>
        <message>
            <source>New organization</source>
            <translation>Nueva organización</translation>
        </message>
        <message>
            <source>Organizations</source>
            <translation>Organizaciones</translation>
        </message>
        <message>
            <source>Import or export</source>
            <translation>Importar, exportar</translation>
        </message>
        <message>
            <source>Import from a JSON file…</source>
            <translation>Importar de un archivo JSON…</translation>
        </message>
        <message>
            <source>Export this one as JSON…</source>
            <translation>Exportar esta como JSON…</translation>
        </message>
    </context>
    <context>
        <name>OrganizationLists</name>
        <message>
            <source>An entry has no name. What was saved stays.</source>
            <translation>Una entrada no tiene nombre. Lo guardado se conserva.</translation>
        </message>
        <message>
            <source>Services</source>
            <translation>Servicios</translation>
        </message>
        <message>
            <source>ticked: the AI may book it</source>
            <translation>marcado: la IA puede reservarlo</translation>
        </message>
        <message>
            <source>Service</source>
            <translation>Servicio</translation>
        </message>
        <message>
            <source>Name of the service</source>
            <translation>Nombre del servicio</translation>
        </message>
        <message>
            <source>min</source>
            <translation>min</translation>
        </message>
        <message>
            <source>No services yet. The AI takes messages only.</source>
            <translation>Aún no hay servicios. La IA solo toma mensajes.</translation>
        </message>
        <message>
            <source>takes a message</source>
            <translation>toma un mensaje</translation>
        </message>
        <message>
            <source>What to find out</source>
            <translation>Qué averiguar</translation>
        </message>
        <message>
            <source>in this order</source>
            <translation>en este orden</translation>
        </message>
        <message>
            <source>Field</source>
            <translation>Dato</translation>
        </message>
        <message>
            <source>What to ask for</source>
            <translation>Qué preguntar</translation>
        </message>
    </context>
    <context>
        <name>OrganizationsPage</name>
        <message>
            <source>Organizations</source>
            <translation>Organizaciones</translation>
        </message>
        <message>
            <source>Loading organizations…</source>
            <translation>Cargando organizaciones…</translation>
        </message>
        <message>
            <source>They come from the server.</source>
            <translation>Vienen del servidor.</translation>
        </message>
        <message>
            <source>Could not read the organizations</source>
            <translation>No se pudieron leer las organizaciones</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Intentar de nuevo</translation>
        </message>
        <message>
            <source>This list may be old</source>
            <translation>Esta lista puede ser antigua</translation>
        </message>
        <message>
            <source>No organizations yet</source>
            <translation>Aún no hay organizaciones</translation>
        </message>
        <message>
            <source>An organization is an office whose calls the AI answers: its hours, services and rules.</source>
            <translation>Una organización es una oficina cuyas llamadas contesta la IA: su horario, sus servicios y sus reglas.</translation>
        </message>
        <message>
            <source>New organization</source>
            <translation>Nueva organización</translation>
        </message>
        <message>
            <source>%1 has changes that are not saved</source>
            <translation>%1 tiene cambios sin guardar</translation>
        </message>
        <message>
            <source>The new organization</source>
            <translation>La nueva organización</translation>
        </message>
        <message>
            <source>Save or discard them before you open %1.</source>
            <translation>Guárdelos o descártelos antes de abrir %1.</translation>
        </message>
        <message>
            <source>Discard and open %1</source>
            <translation>Descartar y abrir %1</translation>
        </message>
        <message>
            <source>Go on editing</source>
            <translation>Seguir editando</translation>
        </message>
        <message>
            <source>Save or discard your changes first</source>
            <translation>Guarde o descarte primero sus cambios</translation>
        </message>
        <message>
            <source>A new organization opens here.</source>
            <translation>Aquí se abre una nueva organización.</translation>
        </message>
        <message>
            <source>%1 (copy)</source>
            <translation>%1 (copia)</translation>
        </message>
        <message>
            <source>Import an organization</source>
            <translation>Importar una organización</translation>
        </message>
        <message>
            <source>JSON files (*.json);;All files (*)</source>
            <translation>Archivos JSON (*.json);;Todos los archivos (*)</translation>
        </message>
        <message>
            <source>Could not import %1</source>
            <translation>No se pudo importar %1</translation>
        </message>
        <message>
            <source>It is larger than 1 MB.</source>
            <translation>Pesa más de 1 MB.</translation>
        </message>
        <message>
            <source>Export %1</source>
            <translation>Exportar %1</translation>
        </message>
        <message>
            <source>JSON files (*.json)</source>
            <translation>Archivos JSON (*.json)</translation>
        </message>
        <message>
            <source>Could not write %1</source>
            <translation>No se pudo escribir %1</translation>
        </message>
        <message>
            <source>The new organization is not saved.</source>
            <translation>La nueva organización no está guardada.</translation>
        </message>
        <message>
            <source>1 change to %1 is not saved.</source>
            <translation>1 cambio en %1 no está guardado.</translation>
        </message>
        <message numerus="yes">
            <source>%n changes to %1 are not saved.</source>
            <translation>
                <numerusform>%n cambio en %1 no está guardado.</numerusform>
                <numerusform>%n cambios en %1 no están guardados.</numerusform>
            </translation>
        </message>
        <message>
            <source>Saved as %1</source>
            <translation>Guardado como %1</translation>
        </message>
        <message>
            <source>What you typed for %1 has something to fix and is not saved.</source>
            <translation>Lo escrito para %1 tiene algo por corregir y no está guardado.</translation>
        </message>
    </context>
    <context>
        <name>Outcome</name>
        <message>
            <source>Solved</source>
            <translation>Resuelto</translation>
        </message>
        <message>
            <source>Handed back to the AI</source>
            <translation>Devuelta a la IA</translation>
        </message>
        <message>
            <source>Emergency service called</source>
            <translation>Emergencias avisadas</translation>
        </message>
        <message>
            <source>Call back agreed</source>
            <translation>Se acordó devolver la llamada</translation>
        </message>
        <message>
            <source>Nothing to do</source>
            <translation>Nada que hacer</translation>
        </message>
        <message>
            <source>Resolved</source>
            <translation>Resuelto</translation>
        </message>
        <message>
            <source>Appointment made</source>
            <translation>Cita concertada</translation>
        </message>
        <message>
            <source>Call back arranged</source>
            <translation>Se acordó devolver la llamada</translation>
        </message>
        <message>
            <source>Emergency services called</source>
            <translation>Emergencias avisadas</translation>
        </message>
        <message>
            <source>Passed on to somebody else</source>
            <translation>Pasada a otra persona</translation>
        </message>
        <message>
            <source>Caller hung up</source>
            <translation>Quien llamaba colgó</translation>
        </message>
        <message>
            <source>Caller left a message</source>
            <translation>Dejó un mensaje</translation>
        </message>
        <message>
            <source>Caller said goodbye</source>
            <translation>Se despidió</translation>
        </message>
        <message>
            <source>Wrong number</source>
            <translation>Número equivocado</translation>
        </message>
        <message>
            <source>The telephone was never connected</source>
            <translation>El teléfono nunca se conectó</translation>
        </message>
        <message>
            <source>The telephone network did not place the call</source>
            <translation>La red telefónica no cursó la llamada</translation>
        </message>
    </context>
    <context>
        <name>PeoplePanel</name>
        <message>
            <source>%1 (you)</source>
            <translation>%1 (usted)</translation>
        </message>
        <message>
            <source>Groups: %1</source>
            <translation>Grupos: %1</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <comment>person: presence</comment>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>Who can take a call</source>
            <translation>Quién puede atender</translation>
        </message>
        <message>
            <source>%1 of %2 available</source>
            <translation>%1 de %2 disponibles</translation>
        </message>
        <message>
            <source>Who is there could not be read: %1</source>
            <translation>No se pudo leer quién está: %1</translation>
        </message>
        <message>
            <source>Asking who is there…</source>
            <translation>Preguntando quién está…</translation>
        </message>
        <message>
            <source>Nobody is at the desk.</source>
            <translation>No hay nadie en su puesto.</translation>
        </message>
        <message>
            <source>and %1 more, %2 offline</source>
            <translation>y %1 más, %2 sin conexión</translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>y %n más</numerusform>
                <numerusform>y %n más</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n offline</source>
            <translation>
                <numerusform>%n sin conexión</numerusform>
                <numerusform>%n sin conexión</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PhaseLine</name>
        <message>
            <source>Phase of the call: %1, %2 of %3</source>
            <translation>Fase de la llamada: %1, %2 de %3</translation>
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
            <translation>%1, lista incorporada.</translation>
        </message>
        <message>
            <source>Try a sentence</source>
            <translation>Probar una frase</translation>
        </message>
        <message>
            <source>A sentence that a caller might say</source>
            <translation>Una frase que podría decir quien llama</translation>
        </message>
        <message>
            <source>What a caller might say</source>
            <translation>Lo que podría decir quien llama</translation>
        </message>
        <message>
            <source>Your emergency phrases</source>
            <translation>Sus frases de emergencia</translation>
        </message>
        <message>
            <source>Your priority phrases</source>
            <translation>Sus frases prioritarias</translation>
        </message>
        <message>
            <source>Phrase</source>
            <translation>Frase</translation>
        </message>
        <message>
            <source>Save the organization first, then sentences can be tried.</source>
            <translation>Guarde primero la organización; después se pueden probar frases.</translation>
        </message>
        <message>
            <source>denied</source>
            <translation>negado</translation>
        </message>
        <message>
            <source>long past</source>
            <translation>hace mucho</translation>
        </message>
        <message>
            <source>only supposed</source>
            <translation>solo supuesto</translation>
        </message>
        <message>
            <source>the words around it</source>
            <translation>las palabras de alrededor</translation>
        </message>
        <message>
            <source>Who would be asked</source>
            <translation>A quién se preguntaría</translation>
        </message>
        <message>
            <source>Who would be asked: %1</source>
            <translation>A quién se preguntaría: %1</translation>
        </message>
        <message>
            <source>Who would be asked could not be worked out</source>
            <translation>No se pudo determinar a quién se preguntaría</translation>
        </message>
    </context>
    <context>
        <name>PolicyEditor</name>
        <message>
            <source>This</source>
            <translation>Esto</translation>
        </message>
        <message>
            <source>How the policy is edited</source>
            <translation>Cómo se edita el plan</translation>
        </message>
        <message>
            <source>Use the built-in one</source>
            <translation>Usar el incorporado</translation>
        </message>
        <message>
            <source>The policy as JSON</source>
            <translation>El plan en JSON</translation>
        </message>
        <message>
            <source>Policy as JSON</source>
            <translation>Plan en JSON</translation>
        </message>
        <message>
            <source>Back to the organization</source>
            <translation>Volver a la organización</translation>
        </message>
        <message>
            <source>Form</source>
            <translation>Formulario</translation>
        </message>
        <message>
            <source>JSON</source>
            <translation>JSON</translation>
        </message>
        <message>
            <source>Escalation policy</source>
            <translation>Plan de escalada</translation>
        </message>
        <message>
            <source>What would happen</source>
            <translation>Qué ocurriría</translation>
        </message>
        <message>
            <source>Urgency of the call</source>
            <translation>Urgencia de la llamada</translation>
        </message>
        <message>
            <source>Moment of the escalation</source>
            <translation>Momento de la escalada</translation>
        </message>
        <message>
            <source>Now</source>
            <translation>Ahora</translation>
        </message>
        <message>
            <source>Your own</source>
            <translation>Propio</translation>
        </message>
        <message>
            <source>Built-in</source>
            <translation>Incorporado</translation>
        </message>
        <message>
            <source>It is in use. Whatever you change makes it your own.</source>
            <translation>Está en uso. Cualquier cambio lo convierte en el suyo.</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <comment>place in the policy: what is wrong</comment>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>Escalation policy: %1</source>
            <translation>Plan de escalada: %1</translation>
        </message>
        <message>
            <source>A policy is an object, in braces.</source>
            <translation>Un plan es un objeto, entre llaves.</translation>
        </message>
        <message>
            <source>Line %1: %2</source>
            <translation>Línea %1: %2</translation>
        </message>
        <message>
            <source>Save the organization first; then this shows what would happen.</source>
            <translation>Guarde primero la organización; después se verá aquí qué ocurriría.</translation>
        </message>
        <message>
            <source>What would happen could not be worked out: %1</source>
            <translation>No se pudo determinar qué ocurriría: %1</translation>
        </message>
        <message>
            <source>open</source>
            <translation>abierto</translation>
        </message>
        <message>
            <source>holiday</source>
            <translation>festivo</translation>
        </message>
        <message>
            <source>after hours</source>
            <translation>fuera del horario</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <comment>rule (time)</comment>
            <translation>%1 (%2)</translation>
        </message>
        <message>
            <source>in %1</source>
            <comment>a city, whose clock it is</comment>
            <translation>en %1</translation>
        </message>
    </context>
    <context>
        <name>PolicyForm</name>
        <message>
            <source>Groups</source>
            <translation>Grupos</translation>
        </message>
        <message>
            <source>Rule</source>
            <translation>Regla</translation>
        </message>
        <message>
            <source>Add a rule</source>
            <translation>Añadir una regla</translation>
        </message>
        <message>
            <source>Group</source>
            <translation>Grupo</translation>
        </message>
        <message>
            <source>Add a group</source>
            <translation>Añadir un grupo</translation>
        </message>
        <message>
            <source>Group %1</source>
            <translation>Grupo %1</translation>
        </message>
        <message>
            <source>Rule %1</source>
            <translation>Regla %1</translation>
        </message>
        <message>
            <source>Without groups, every step that asks agents asks everybody of the organization.</source>
            <translation>Sin grupos, cada paso que pregunta a agentes pregunta a todos los de la organización.</translation>
        </message>
        <message>
            <source>Name of the group</source>
            <translation>Nombre del grupo</translation>
        </message>
        <message>
            <source>Nobody yet</source>
            <translation>Aún nadie</translation>
        </message>
        <message>
            <source>Who belongs to %1: %2</source>
            <translation>Quién pertenece a %1: %2</translation>
        </message>
        <message>
            <source>Remove the group %1</source>
            <translation>Quitar el grupo %1</translation>
        </message>
        <message>
            <source>Nobody has signed in yet</source>
            <translation>Aún nadie ha iniciado sesión</translation>
        </message>
    </context>
    <context>
        <name>PolicySection</name>
        <message>
            <source>%1 for %2</source>
            <comment>who is asked, how long</comment>
            <translation>%1 durante %2</translation>
        </message>
        <message>
            <source>everybody available</source>
            <translation>todas las personas disponibles</translation>
        </message>
        <message>
            <source>the group %1</source>
            <translation>el grupo %1</translation>
        </message>
        <message>
            <source>one person</source>
            <translation>una persona</translation>
        </message>
        <message>
            <source>another system</source>
            <translation>otro sistema</translation>
        </message>
        <message>
            <source>a message is taken</source>
            <translation>se toma un mensaje</translation>
        </message>
        <message>
            <source>Escalation policy</source>
            <translation>Plan de escalada</translation>
        </message>
        <message>
            <source>Edit policy</source>
            <translation>Editar el plan</translation>
        </message>
        <message>
            <source>The built-in one:</source>
            <translation>El incorporado:</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <comment>rule: its steps</comment>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>, then </source>
            <translation>, luego </translation>
        </message>
        <message>
            <source>After hours</source>
            <translation>Fuera de horario</translation>
        </message>
    </context>
    <context>
        <name>PolicyTimeline</name>
        <message numerus="yes">
            <source>and %n more step(s)</source>
            <translation>
                <numerusform>y %n paso más</numerusform>
                <numerusform>y %n pasos más</numerusform>
            </translation>
        </message>
        <message>
            <source>for %1</source>
            <translation>durante %1</translation>
        </message>
        <message>
            <source>Timeline: %1</source>
            <translation>Cronología: %1</translation>
        </message>
        <message>
            <source>round %1, %2</source>
            <translation>ronda %1, %2</translation>
        </message>
    </context>
    <context>
        <name>ProblemList</name>
        <message>
            <source>Line %1</source>
            <translation>Línea %1</translation>
        </message>
        <message>
            <source>Line %1: %2</source>
            <translation>Línea %1: %2</translation>
        </message>
        <message>
            <source>Problems</source>
            <translation>Problemas</translation>
        </message>
        <message>
            <source>None found.</source>
            <translation>Ninguno.</translation>
        </message>
    </context>
    <context>
        <name>PromptFacts</name>
        <message>
            <source>About the prompt</source>
            <translation>Sobre las instrucciones</translation>
        </message>
        <message>
            <source>Length</source>
            <comment>of the prompt</comment>
            <translation>Longitud</translation>
        </message>
        <message>
            <source>of %1</source>
            <translation>de %1</translation>
        </message>
        <message>
            <source>Longer prompts make answers slower.</source>
            <translation>Cuanto más largas, más lentas las respuestas.</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>Versión</translation>
        </message>
        <message>
            <source>Copy the version</source>
            <translation>Copiar la versión</translation>
        </message>
        <message>
            <source>Tools</source>
            <translation>Herramientas</translation>
        </message>
        <message>
            <source>The tools take %1 more.</source>
            <translation>Las herramientas ocupan %1 más.</translation>
        </message>
        <message>
            <source>tokens</source>
            <translation>tokens</translation>
        </message>
        <message>
            <source>An estimate; the AI service counts exactly.</source>
            <translation>Una estimación; el servicio de IA cuenta con exactitud.</translation>
        </message>
        <message>
            <source>As long as the version in use.</source>
            <translation>Igual de largas que la versión en uso.</translation>
        </message>
        <message>
            <source>%1 more than the version in use.</source>
            <translation>%1 más que la versión en uso.</translation>
        </message>
        <message>
            <source>%1 fewer than the version in use.</source>
            <translation>%1 menos que la versión en uso.</translation>
        </message>
        <message>
            <source>In use</source>
            <translation>En uso</translation>
        </message>
        <message>
            <source>Draft</source>
            <translation>Borrador</translation>
        </message>
        <message>
            <source>Every call stores the version that it was given.</source>
            <translation>Cada llamada guarda la versión que recibió.</translation>
        </message>
        <message>
            <source>Calls go on with %1.</source>
            <translation>Las llamadas siguen con %1.</translation>
        </message>
    </context>
    <context>
        <name>PromptsPage</name>
        <message>
            <source>Prompts</source>
            <translation>Instrucciones</translation>
        </message>
        <message>
            <source>Loading the prompt…</source>
            <translation>Cargando las instrucciones…</translation>
        </message>
        <message>
            <source>It is written by the server.</source>
            <translation>Las escribe el servidor.</translation>
        </message>
        <message>
            <source>Template</source>
            <translation>Plantilla</translation>
        </message>
        <message>
            <source>Safety section: locked, the same in every prompt</source>
            <translation>Sección de seguridad: bloqueada, igual en todas las instrucciones</translation>
        </message>
        <message>
            <source>What the AI receives</source>
            <translation>Lo que recibe la IA</translation>
        </message>
        <message>
            <source>Safety section: locked</source>
            <translation>Sección de seguridad: bloqueada</translation>
        </message>
        <message>
            <source>Try changes to the template; nothing is saved.</source>
            <translation>Pruebe cambios en la plantilla; no se guarda nada.</translation>
        </message>
        <message>
            <source>Find in both</source>
            <translation>Buscar en ambas</translation>
        </message>
        <message>
            <source>Find</source>
            <translation>Buscar</translation>
        </message>
        <message>
            <source>Reset the template</source>
            <translation>Restablecer la plantilla</translation>
        </message>
        <message>
            <source>Copy what the AI receives</source>
            <translation>Copiar lo que recibe la IA</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>Exportar</translation>
        </message>
        <message>
            <source>What the AI receives…</source>
            <translation>Lo que recibe la IA…</translation>
        </message>
        <message>
            <source>The template…</source>
            <translation>La plantilla…</translation>
        </message>
        <message>
            <source>Export the prompt</source>
            <translation>Exportar las instrucciones</translation>
        </message>
        <message>
            <source>Export the template</source>
            <translation>Exportar la plantilla</translation>
        </message>
        <message>
            <source>No organization</source>
            <translation>Ninguna organización</translation>
        </message>
        <message>
            <source>Organization: %1</source>
            <translation>Organización: %1</translation>
        </message>
        <message>
            <source>No prompt yet</source>
            <translation>Aún no hay instrucciones</translation>
        </message>
        <message>
            <source>A prompt is written for an organization. Create one first.</source>
            <translation>Las instrucciones se escriben para una organización. Cree primero una.</translation>
        </message>
        <message>
            <source>Open Organizations</source>
            <translation>Abrir Organizaciones</translation>
        </message>
        <message>
            <source>Could not read the prompt</source>
            <translation>No se pudieron leer las instrucciones</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Intentar de nuevo</translation>
        </message>
        <message>
            <source>The template has a mistake</source>
            <translation>La plantilla tiene un error</translation>
        </message>
        <message>
            <source>Could not render the prompt</source>
            <translation>No se pudieron generar las instrucciones</translation>
        </message>
        <message>
            <source>%1 What is shown at the right is from before.</source>
            <translation>%1 Lo que se ve a la derecha es de antes.</translation>
        </message>
        <message>
            <source>Edited, not saved</source>
            <translation>Editada, sin guardar</translation>
        </message>
        <message>
            <source>Rendering…</source>
            <translation>Generando…</translation>
        </message>
        <message>
            <source>The template is the one in use.</source>
            <translation>La plantilla es la que está en uso.</translation>
        </message>
        <message>
            <source>Not found</source>
            <translation>No encontrado</translation>
        </message>
        <message>
            <source>1 hit</source>
            <translation>1 resultado</translation>
        </message>
        <message numerus="yes">
            <source>%n hits</source>
            <translation>
                <numerusform>%n resultado</numerusform>
                <numerusform>%n resultados</numerusform>
            </translation>
        </message>
        <message>
            <source>Text files (*.txt);;All files (*)</source>
            <translation>Archivos de texto (*.txt);;Todos los archivos (*)</translation>
        </message>
        <message>
            <source>Could not write %1</source>
            <translation>No se pudo escribir %1</translation>
        </message>
        <message>
            <source>Saved as %1</source>
            <translation>Guardado como %1</translation>
        </message>
        <message>
            <source>The edited template is kept nowhere; copy or export it, or reset it.</source>
            <translation>La plantilla modificada no está guardada; cópiela o expórtela, o restablézcala.</translation>
        </message>
    </context>
    <context>
        <name>QtAudioDevice</name>
        <message>
            <source>No microphone was found. Plug one in, or choose one in the sound settings of this computer.</source>
            <translation>No se encontró ningún micrófono. Conecte uno o elija uno en los ajustes de sonido de este ordenador.</translation>
        </message>
        <message>
            <source>%1 cannot be used. Another program may have it to itself.</source>
            <translation>%1 no se puede usar. Quizá otro programa lo tenga ocupado.</translation>
        </message>
        <message>
            <source>No speaker was found. Plug one in, or choose one in the sound settings of this computer.</source>
            <translation>No se encontró ningún altavoz. Conecte uno o elija uno en los ajustes de sonido de este ordenador.</translation>
        </message>
        <message>
            <source>%1 gives no sound. Trying again every second.</source>
            <translation>%1 no da sonido. Se intenta de nuevo cada segundo.</translation>
        </message>
        <message>
            <source>%1 plays no sound. Trying again every second.</source>
            <translation>%1 no reproduce sonido. Se intenta de nuevo cada segundo.</translation>
        </message>
        <message>
            <source>%1 was unplugged.</source>
            <translation>%1 se desconectó.</translation>
        </message>
    </context>
    <context>
        <name>QueueItem</name>
        <message>
            <source>Accept</source>
            <translation>Aceptar</translation>
        </message>
        <message>
            <source>Decline</source>
            <translation>Rechazar</translation>
        </message>
        <message>
            <source>The server cannot be reached at the moment.</source>
            <translation>Ahora no se puede alcanzar el servidor.</translation>
        </message>
        <message>
            <source>%1, %2, %3: %4</source>
            <translation>%1, %2, %3: %4</translation>
        </message>
        <message>
            <source>Accept the call of %1</source>
            <translation>Aceptar la llamada de %1</translation>
        </message>
        <message>
            <source>Decline the call of %1</source>
            <translation>Rechazar la llamada de %1</translation>
        </message>
        <message>
            <source>Waiting %1</source>
            <translation>Espera %1</translation>
        </message>
        <message>
            <source>The AI: %1</source>
            <translation>La IA: %1</translation>
        </message>
        <message>
            <source>It goes on to the next person</source>
            <translation>Pasa a la siguiente persona</translation>
        </message>
        <message>
            <source>For you</source>
            <translation>Para usted</translation>
        </message>
        <message>
            <source>You are on the line with %1. Hand that call back first.</source>
            <translation>Está en línea con %1. Devuelva antes esa llamada.</translation>
        </message>
    </context>
    <context>
        <name>QueuePage</name>
        <message>
            <source>Queue</source>
            <translation>Cola</translation>
        </message>
        <message>
            <source>Nobody is waiting</source>
            <translation>Nadie espera</translation>
        </message>
        <message>
            <source>Calls that need a person appear here, and ring.</source>
            <translation>Las llamadas que necesitan a una persona aparecen aquí, y suenan.</translation>
        </message>
        <message numerus="yes">
            <source>%n waiting</source>
            <translation>
                <numerusform>%n en espera</numerusform>
                <numerusform>%n en espera</numerusform>
            </translation>
        </message>
        <message>
            <source>all within target</source>
            <translation>todas dentro del objetivo</translation>
        </message>
        <message numerus="yes">
            <source>%n past target</source>
            <translation>
                <numerusform>%n fuera del objetivo</numerusform>
                <numerusform>%n fuera del objetivo</numerusform>
            </translation>
        </message>
        <message>
            <source>Understood</source>
            <translation>Entendido</translation>
        </message>
        <message>
            <source>What is shown</source>
            <translation>Lo que se muestra</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>En espera</translation>
        </message>
        <message>
            <source>Callbacks</source>
            <translation>Por devolver</translation>
        </message>
        <message>
            <source>Reading who waits…</source>
            <translation>Leyendo quién espera…</translation>
        </message>
        <message>
            <source>They appear here as soon as the server answers.</source>
            <translation>Aparecen aquí en cuanto responda el servidor.</translation>
        </message>
    </context>
    <context>
        <name>ReadyPanel</name>
        <message>
            <source>No call yet</source>
            <translation>Aún sin llamadas</translation>
        </message>
        <message>
            <source>Last call just now</source>
            <translation>Última llamada hace un momento</translation>
        </message>
        <message>
            <source>Last call %1 ago</source>
            <translation>Última llamada hace %1</translation>
        </message>
        <message>
            <source>Last call %1</source>
            <translation>Última llamada %1</translation>
        </message>
        <message>
            <source>Ready to answer</source>
            <translation>Listo para contestar</translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>y %n más</numerusform>
                <numerusform>y %n más</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RemovableChip</name>
        <message>
            <source>Remove %1</source>
            <translation>Quitar %1</translation>
        </message>
    </context>
    <context>
        <name>RemainsNotice</name>
        <message>
            <source>Outcome: %1</source>
            <translation>Resultado: %1</translation>
        </message>
        <message>
            <source>Follow up on %1</source>
            <translation>Seguimiento el %1</translation>
        </message>
        <message>
            <source>Your wrap-up about %1 is over, and this is not saved</source>
            <translation>Su cierre sobre %1 ha terminado y esto no está guardado</translation>
        </message>
        <message>
            <source>The server cannot be reached; it is tried again.</source>
            <translation>No se puede llegar al servidor; se vuelve a intentar.</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Copiar</translation>
        </message>
        <message>
            <source>Copy what is not saved</source>
            <translation>Copiar lo que no está guardado</translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>Descartar</translation>
        </message>
        <message>
            <source>Discard what is not saved</source>
            <translation>Descartar lo que no está guardado</translation>
        </message>
    </context>
    <context>
        <name>ReviewPanel</name>
        <message>
            <source>Note on the review</source>
            <translation>Nota sobre la revisión</translation>
        </message>
        <message>
            <source>Right</source>
            <translation>Correcta</translation>
        </message>
        <message>
            <source>False alarm</source>
            <translation>Falsa alarma</translation>
        </message>
        <message>
            <source>Note, if it needs one</source>
            <translation>Nota, si hace falta</translation>
        </message>
        <message>
            <source>The escalation was right</source>
            <translation>La escalada fue correcta</translation>
        </message>
        <message>
            <source>The escalation was a false alarm</source>
            <translation>La escalada fue una falsa alarma</translation>
        </message>
        <message>
            <source>Looking for a review…</source>
            <translation>Buscando una revisión…</translation>
        </message>
        <message>
            <source>Whether it was reviewed could not be read: %1</source>
            <translation>No se pudo leer si se revisó: %1</translation>
        </message>
        <message>
            <source>Was it right to call a person?</source>
            <translation>¿Fue correcto llamar a una persona?</translation>
        </message>
        <message>
            <source>Not reviewed yet.</source>
            <translation>Aún sin revisar.</translation>
        </message>
        <message>
            <source>Right, says %1, %2.</source>
            <comment>who, when</comment>
            <translation>Correcta, según %1, %2.</translation>
        </message>
        <message>
            <source>A false alarm, says %1, %2.</source>
            <comment>who, when</comment>
            <translation>Una falsa alarma, según %1, %2.</translation>
        </message>
        <message>
            <source>The review was not saved: %1</source>
            <translation>La revisión no se guardó: %1</translation>
        </message>
        <message>
            <source>Was it right to call a person? The note is saved with the answer.</source>
            <translation>¿Fue correcto llamar a una persona? La nota se guarda con la respuesta.</translation>
        </message>
    </context>
    <context>
        <name>ReviewView</name>
        <message>
            <source>nothing</source>
            <translation>nada</translation>
        </message>
        <message>
            <source>%1: was %2, becomes %3</source>
            <translation>%1: era %2, será %3</translation>
        </message>
        <message>
            <source>Nothing to save</source>
            <translation>Nada que guardar</translation>
        </message>
        <message>
            <source>1 change to save</source>
            <translation>1 cambio por guardar</translation>
        </message>
        <message numerus="yes">
            <source>%n changes to save</source>
            <translation>
                <numerusform>%n cambio por guardar</numerusform>
                <numerusform>%n cambios por guardar</numerusform>
            </translation>
        </message>
        <message>
            <source>Back to editing</source>
            <translation>Volver a editar</translation>
        </message>
        <message>
            <source>Field</source>
            <translation>Dato</translation>
        </message>
        <message>
            <source>Before</source>
            <translation>Antes</translation>
        </message>
        <message>
            <source>After</source>
            <translation>Después</translation>
        </message>
    </context>
    <context>
        <name>Risk</name>
        <message>
            <source>Emergency</source>
            <translation>Emergencia</translation>
        </message>
        <message>
            <source>Needs a look</source>
            <translation>Requiere atención</translation>
        </message>
        <message>
            <source>Human on it</source>
            <translation>Atendida</translation>
        </message>
        <message>
            <source>Routine</source>
            <translation>Rutina</translation>
        </message>
    </context>
    <context>
        <name>RuleCard</name>
        <message>
            <source>Name of the rule</source>
            <translation>Nombre de la regla</translation>
        </message>
        <message>
            <source>Move this rule up</source>
            <translation>Subir esta regla</translation>
        </message>
        <message>
            <source>Move this rule down</source>
            <translation>Bajar esta regla</translation>
        </message>
        <message>
            <source>Remove this rule</source>
            <translation>Quitar esta regla</translation>
        </message>
        <message>
            <source>For</source>
            <translation>Para</translation>
        </message>
        <message>
            <source>When</source>
            <translation>Cuándo</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Abierto</translation>
        </message>
        <message>
            <source>After hours</source>
            <translation>Fuera del horario</translation>
        </message>
        <message>
            <source>Holiday</source>
            <translation>Festivo</translation>
        </message>
        <message>
            <source>Step</source>
            <translation>Paso</translation>
        </message>
        <message>
            <source>Add a step</source>
            <translation>Añadir un paso</translation>
        </message>
        <message>
            <source>How often the steps are gone through</source>
            <translation>Cuántas veces se recorren los pasos</translation>
        </message>
        <message>
            <source>it stays in the queue</source>
            <translation>sigue en la cola</translation>
        </message>
        <message>
            <source>the caller leaves a message</source>
            <translation>quien llama deja un mensaje</translation>
        </message>
        <message>
            <source>What comes when nobody took it</source>
            <translation>Qué sigue si nadie la tomó</translation>
        </message>
        <message>
            <source>times, then</source>
            <translation>veces, luego</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <comment>rule counts for/when: value</comment>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>Rule %1: %2</source>
            <translation>Regla %1: %2</translation>
        </message>
    </context>
    <context>
        <name>Rules</name>
        <message>
            <source>Possible allergic shock</source>
            <translation>Posible choque alérgico</translation>
        </message>
        <message>
            <source>Bleeding</source>
            <translation>Hemorragia</translation>
        </message>
        <message>
            <source>Trouble breathing</source>
            <translation>Dificultad para respirar</translation>
        </message>
        <message>
            <source>Burns</source>
            <translation>Quemaduras</translation>
        </message>
        <message>
            <source>Possible heart attack</source>
            <translation>Posible infarto</translation>
        </message>
        <message>
            <source>Complaint</source>
            <translation>Queja</translation>
        </message>
        <message>
            <source>Blood sugar emergency</source>
            <translation>Emergencia de azúcar en sangre</translation>
        </message>
        <message>
            <source>Somebody may be dying</source>
            <translation>Alguien puede estar muriendo</translation>
        </message>
        <message>
            <source>Says it is an emergency</source>
            <translation>Dice que es una emergencia</translation>
        </message>
        <message>
            <source>A child with fever</source>
            <translation>Un niño con fiebre</translation>
        </message>
        <message>
            <source>Fire or gas</source>
            <translation>Fuego o gas</translation>
        </message>
        <message>
            <source>Asks for a person</source>
            <translation>Pide una persona</translation>
        </message>
        <message>
            <source>Injury</source>
            <translation>Herida</translation>
        </message>
        <message>
            <source>Legal deadline</source>
            <translation>Plazo legal</translation>
        </message>
        <message>
            <source>Possible overdose or poisoning</source>
            <translation>Posible sobredosis o intoxicación</translation>
        </message>
        <message>
            <source>Emergency in pregnancy</source>
            <translation>Emergencia en el embarazo</translation>
        </message>
        <message>
            <source>Seizure</source>
            <translation>Convulsiones</translation>
        </message>
        <message>
            <source>Danger of self-harm</source>
            <translation>Peligro de autolesión</translation>
        </message>
        <message>
            <source>Possible stroke</source>
            <translation>Posible ictus</translation>
        </message>
        <message>
            <source>The AI is not sure</source>
            <translation>La IA no está segura</translation>
        </message>
        <message>
            <source>Somebody is unconscious</source>
            <translation>Alguien está inconsciente</translation>
        </message>
        <message>
            <source>Severe pain</source>
            <translation>Dolor intenso</translation>
        </message>
        <message>
            <source>Violence or threat</source>
            <translation>Violencia o amenaza</translation>
        </message>
        <message>
            <source>One of your emergency phrases</source>
            <translation>Una de sus frases de emergencia</translation>
        </message>
        <message>
            <source>One of your priority phrases</source>
            <translation>Una de sus frases prioritarias</translation>
        </message>
        <message>
            <source>Sounds like an emergency</source>
            <translation>Parece una emergencia</translation>
        </message>
        <message>
            <source>Sounds serious</source>
            <translation>Parece grave</translation>
        </message>
        <message>
            <source>Seems to ask for a person</source>
            <translation>Parece pedir una persona</translation>
        </message>
        <message>
            <source>The AI seems unsure</source>
            <translation>La IA parece insegura</translation>
        </message>
    </context>
    <context>
        <name>RulesPanel</name>
        <message>
            <source>How right the rules were</source>
            <translation>Cuánto acertaron las reglas</translation>
        </message>
        <message>
            <source>Counting…</source>
            <translation>Contando…</translation>
        </message>
        <message>
            <source>The figures could not be read: %1</source>
            <translation>No se pudieron leer las cifras: %1</translation>
        </message>
        <message>
            <source>No rule has called a person here yet. Reviews of past calls show here how right each rule is.</source>
            <translation>Aquí ninguna regla ha llamado aún a una persona. Las revisiones de llamadas pasadas muestran aquí cuánto acierta cada regla.</translation>
        </message>
        <message>
            <source>Without a rule</source>
            <translation>Sin regla</translation>
        </message>
        <message numerus="yes">
            <source>%n alarm(s)</source>
            <translation>
                <numerusform>%n alarma</numerusform>
                <numerusform>%n alarmas</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 % right</source>
            <translation>%1 % correctas</translation>
        </message>
        <message>
            <source>not reviewed</source>
            <translation>sin revisar</translation>
        </message>
        <message>
            <source>%1 right, %2 false alarms, %3 not reviewed</source>
            <translation>correctas: %1, falsas alarmas: %2, sin revisar: %3</translation>
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
            <translation>Borrar la búsqueda</translation>
        </message>
    </context>
    <context>
        <name>SectionList</name>
        <message>
            <source>Sections of the settings</source>
            <translation>Secciones de los ajustes</translation>
        </message>
    </context>
    <context>
        <name>ServerSection</name>
        <message>
            <source>Server</source>
            <translation>Servidor</translation>
        </message>
        <message>
            <source>Where calls are answered. Closing this window does not stop a server of your team.</source>
            <translation>Dónde se contestan las llamadas. Cerrar esta ventana no detiene un servidor de su equipo.</translation>
        </message>
        <message>
            <source>not known yet</source>
            <translation>aún no se sabe</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Dirección</translation>
        </message>
        <message>
            <source>Token</source>
            <translation>Token</translation>
        </message>
        <message>
            <source>Connect</source>
            <translation>Conectar</translation>
        </message>
        <message>
            <source>In use</source>
            <translation>En uso</translation>
        </message>
        <message>
            <source>Connection</source>
            <translation>Conexión</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>Versión</translation>
        </message>
        <message>
            <source>You are</source>
            <translation>Usted es</translation>
        </message>
        <message>
            <source>AI</source>
            <translation>IA</translation>
        </message>
        <message>
            <source>Database</source>
            <translation>Base de datos</translation>
        </message>
        <message>
            <source>Work with another server</source>
            <translation>Trabajar con otro servidor</translation>
        </message>
        <message>
            <source>From the person who runs the server</source>
            <translation>De la persona que lleva el servidor</translation>
        </message>
        <message>
            <source>Used until the console is closed; it is not stored. To work with it always, start the console with --server.</source>
            <translation>Se usa hasta cerrar la consola; no se guarda. Para trabajar siempre con él, inicie la consola con --server.</translation>
        </message>
        <message>
            <source>none yet</source>
            <translation>aún ninguna</translation>
        </message>
        <message>
            <source>%1 (on this computer)</source>
            <translation>%1 (en este ordenador)</translation>
        </message>
        <message>
            <source>Connected</source>
            <translation>Conectado</translation>
        </message>
        <message>
            <source>Connecting…</source>
            <translation>Conectando…</translation>
        </message>
        <message>
            <source>Lost: %1</source>
            <translation>Perdida: %1</translation>
        </message>
        <message>
            <source>works</source>
            <translation>funciona</translation>
        </message>
        <message>
            <source>needs a look</source>
            <translation>requiere atención</translation>
        </message>
        <message>
            <source>down</source>
            <translation>caído</translation>
        </message>
        <message>
            <source>not known</source>
            <translation>no se sabe</translation>
        </message>
        <message>
            <source>Write an address such as https://attendant.example.org.</source>
            <translation>Escriba una dirección como https://attendant.example.org.</translation>
        </message>
        <message>
            <source>Trying…</source>
            <translation>Intentando…</translation>
        </message>
        <message>
            <source>The server does not know this token.</source>
            <translation>El servidor no conoce este token.</translation>
        </message>
        <message>
            <source>This server cannot be used.</source>
            <translation>Este servidor no se puede usar.</translation>
        </message>
        <message>
            <source>Nothing was changed. Ask for a new token, or check that it was copied whole.</source>
            <translation>No se cambió nada. Pida un token nuevo o compruebe que se copió entero.</translation>
        </message>
        <message>
            <source>Connected to %1 as %2.</source>
            <translation>Conectado a %1 como %2.</translation>
        </message>
        <message>
            <source>Not another server now</source>
            <translation>Ahora no se puede cambiar de servidor</translation>
        </message>
    </context>
    <context>
        <name>SettingsPage</name>
        <message>
            <source>Settings</source>
            <translation>Ajustes</translation>
        </message>
    </context>
    <context>
        <name>ShortcutSection</name>
        <message>
            <source>Shortcuts</source>
            <translation>Atajos</translation>
        </message>
        <message>
            <source>The keys work while a text field has the focus, too.</source>
            <translation>Las teclas funcionan también mientras un campo de texto tiene el foco.</translation>
        </message>
        <message>
            <source>In a call</source>
            <translation>En una llamada</translation>
        </message>
        <message>
            <source>Listen</source>
            <translation>Escuchar</translation>
        </message>
        <message>
            <source>Whisper to AI</source>
            <translation>Susurrar a la IA</translation>
        </message>
        <message>
            <source>Say</source>
            <translation>Decir</translation>
        </message>
        <message>
            <source>Take over</source>
            <translation>Tomar el control</translation>
        </message>
        <message>
            <source>Mute</source>
            <translation>Silenciar</translation>
        </message>
        <message>
            <source>Hold</source>
            <translation>Retener</translation>
        </message>
        <message>
            <source>Transfer</source>
            <translation>Transferir</translation>
        </message>
        <message>
            <source>End call</source>
            <translation>Colgar</translation>
        </message>
        <message>
            <source>Everywhere</source>
            <translation>En todas partes</translation>
        </message>
        <message>
            <source>Accept the most urgent call</source>
            <translation>Aceptar la llamada más urgente</translation>
        </message>
        <message>
            <source>Search, or run a command</source>
            <translation>Buscar, o ejecutar una orden</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Guardar</translation>
        </message>
        <message>
            <source>Hold to speak while muted</source>
            <translation>Mantener pulsada para hablar estando en silencio</translation>
        </message>
        <message>
            <source>Open the wrap-up</source>
            <translation>Abrir el cierre</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>Ayuda</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>Salir</translation>
        </message>
        <message>
            <source>On a page</source>
            <translation>En una página</translation>
        </message>
        <message>
            <source>Go to the first page; 2 to 9 go to the others</source>
            <translation>Ir a la primera página; 2 a 9 llevan a las demás</translation>
        </message>
        <message>
            <source>Find</source>
            <translation>Buscar</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Deshacer</translation>
        </message>
        <message>
            <source>Move an entry of a list up</source>
            <translation>Subir una entrada de la lista</translation>
        </message>
        <message>
            <source>Move an entry of a list down</source>
            <translation>Bajar una entrada de la lista</translation>
        </message>
        <message>
            <source>Hear the last seconds again</source>
            <translation>Oír otra vez los últimos segundos</translation>
        </message>
        <message>
            <source>Pause the recording, and go on</source>
            <translation>Pausar la grabación y continuar</translation>
        </message>
        <message>
            <source>Hand back, then approve the AI's first sentence</source>
            <translation>Devolver y luego aprobar la primera frase de la IA</translation>
        </message>
        <message>
            <source>While handing back: edit that sentence</source>
            <translation>Al devolver: cambiar esa frase</translation>
        </message>
        <message>
            <source>While handing back: stay on the call</source>
            <translation>Al devolver: seguir en la llamada</translation>
        </message>
    </context>
    <context>
        <name>SidePanel</name>
        <message>
            <source>Yes</source>
            <translation>Sí</translation>
        </message>
        <message>
            <source>No</source>
            <translation>No</translation>
        </message>
        <message>
            <source>Voicemail</source>
            <translation>Buzón de voz</translation>
        </message>
        <message>
            <source>Forward to a telephone</source>
            <translation>Desviar a un teléfono</translation>
        </message>
        <message>
            <source>Take a message</source>
            <translation>Tomar un mensaje</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>Cerrado</translation>
        </message>
        <message>
            <source>Facts</source>
            <translation>Datos</translation>
        </message>
        <message>
            <source>Intake</source>
            <translation>Toma de datos</translation>
        </message>
        <message>
            <source>fills itself</source>
            <translation>se rellena solo</translation>
        </message>
        <message>
            <source>What the AI knew</source>
            <translation>Lo que sabía la IA</translation>
        </message>
        <message>
            <source>Earlier calls</source>
            <translation>Llamadas anteriores</translation>
        </message>
        <message>
            <source>Not asked yet</source>
            <translation>Aún sin preguntar</translation>
        </message>
        <message>
            <source>Not asked</source>
            <translation>Sin preguntar</translation>
        </message>
        <message>
            <source>The AI heard this</source>
            <translation>La IA oyó esto</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 de %2</translation>
        </message>
        <message>
            <source>complete</source>
            <translation>completo</translation>
        </message>
        <message>
            <source>not completed</source>
            <translation>sin completar</translation>
        </message>
        <message>
            <source>Why a person is needed</source>
            <translation>Por qué hace falta una persona</translation>
        </message>
        <message>
            <source>Outcome: %1</source>
            <translation>Resultado: %1</translation>
        </message>
        <message>
            <source>Escalation phone</source>
            <translation>Teléfono de escalada</translation>
        </message>
        <message>
            <source>Emergency number</source>
            <translation>Número de emergencias</translation>
        </message>
        <message>
            <source>After hours</source>
            <translation>Fuera del horario</translation>
        </message>
        <message>
            <source>Hours</source>
            <translation>Horario</translation>
        </message>
        <message>
            <source>Prompt version</source>
            <translation>Versión de las instrucciones</translation>
        </message>
        <message>
            <source>Escalated</source>
            <translation>Escaladas</translation>
        </message>
        <message>
            <source>%1, %2</source>
            <translation>%1, %2</translation>
        </message>
        <message>
            <source>Lasted %1</source>
            <translation>Duró %1</translation>
        </message>
        <message>
            <source>Now</source>
            <translation>Ahora</translation>
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
            <translation>A quién se pregunta</translation>
        </message>
        <message>
            <source>Group</source>
            <translation>Grupo</translation>
        </message>
        <message>
            <source>In which order</source>
            <translation>En qué orden</translation>
        </message>
        <message>
            <source>Person</source>
            <translation>Persona</translation>
        </message>
        <message>
            <source>Telephone number</source>
            <translation>Número de teléfono</translation>
        </message>
        <message>
            <source>Address of the other system</source>
            <translation>Dirección del otro sistema</translation>
        </message>
        <message>
            <source>Move up</source>
            <translation>Subir</translation>
        </message>
        <message>
            <source>Move down</source>
            <translation>Bajar</translation>
        </message>
        <message>
            <source>For how many seconds</source>
            <translation>Durante cuántos segundos</translation>
        </message>
        <message>
            <source>Move or remove this step</source>
            <translation>Mover o quitar este paso</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Quitar</translation>
        </message>
        <message>
            <source>Available agents</source>
            <translation>Agentes disponibles</translation>
        </message>
        <message>
            <source>One person</source>
            <translation>Una persona</translation>
        </message>
        <message>
            <source>A telephone</source>
            <translation>Un teléfono</translation>
        </message>
        <message>
            <source>Another system</source>
            <translation>Otro sistema</translation>
        </message>
        <message>
            <source>Leave a message</source>
            <translation>Dejar un mensaje</translation>
        </message>
        <message>
            <source>Everybody</source>
            <translation>Todos</translation>
        </message>
        <message>
            <source>all at once</source>
            <translation>todos a la vez</translation>
        </message>
        <message>
            <source>one by one</source>
            <translation>uno tras otro</translation>
        </message>
        <message>
            <source>Choose a person</source>
            <translation>Elija una persona</translation>
        </message>
        <message>
            <source>and is called back; nothing comes after it</source>
            <translation>y se le devuelve la llamada; después no hay nada más</translation>
        </message>
        <message>
            <source>Step %1</source>
            <translation>Paso %1</translation>
        </message>
    </context>
    <context>
        <name>TargetBar</name>
        <message>
            <source>%1 past the target of %2</source>
            <translation>%1 sobre el objetivo de %2</translation>
        </message>
        <message>
            <source>%1 left of %2</source>
            <translation>quedan %1 de %2</translation>
        </message>
        <message>
            <source>past %1</source>
            <translation>sobre %1</translation>
        </message>
        <message>
            <source>left of %1</source>
            <translation>quedan de %1</translation>
        </message>
    </context>
    <context>
        <name>TopBar</name>
        <message>
            <source>Menu</source>
            <translation>Menú</translation>
        </message>
        <message>
            <source>Search or run a command</source>
            <translation>Buscar o ejecutar una orden</translation>
        </message>
        <message>
            <source>Not signed in yet</source>
            <translation>Sin sesión iniciada</translation>
        </message>
        <message>
            <source>Signed in as %1</source>
            <translation>Sesión iniciada como %1</translation>
        </message>
        <message>
            <source>All organizations</source>
            <translation>Todas las organizaciones</translation>
        </message>
        <message>
            <source>Organization shown: %1</source>
            <translation>Organización mostrada: %1</translation>
        </message>
        <message>
            <source>Filter organizations</source>
            <translation>Filtrar organizaciones</translation>
        </message>
        <message>
            <source>On a call</source>
            <translation>En una llamada</translation>
        </message>
        <message>
            <source>Your presence: %1</source>
            <translation>Su presencia: %1</translation>
        </message>
    </context>
    <context>
        <name>TranscriptDelegate</name>
        <message>
            <source>speaking</source>
            <translation>hablando</translation>
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
            <translation>Usted</translation>
        </message>
        <message>
            <source>The escalation was declined</source>
            <translation>La escalada se rechazó</translation>
        </message>
        <message>
            <source>%1 declined the escalation</source>
            <translation>%1 rechazó la escalada</translation>
        </message>
        <message>
            <source>Outcome: %1</source>
            <translation>Resultado: %1</translation>
        </message>
        <message>
            <source>The AI booked an appointment: %1</source>
            <translation>La IA reservó una cita: %1</translation>
        </message>
        <message>
            <source>The AI finished the intake</source>
            <translation>La IA terminó la toma de datos</translation>
        </message>
        <message>
            <source>The call was lost</source>
            <translation>La llamada se perdió</translation>
        </message>
        <message>
            <source>The call ended</source>
            <translation>La llamada terminó</translation>
        </message>
        <message>
            <source>%1 (you)</source>
            <translation>%1 (usted)</translation>
        </message>
        <message>
            <source>Emergency phrase “%1”. The AI was stopped</source>
            <translation>Frase de emergencia «%1». Se detuvo a la IA</translation>
        </message>
        <message>
            <source>Phrase “%1”</source>
            <translation>Frase «%1»</translation>
        </message>
        <message>
            <source>The caller asked for a person</source>
            <translation>Quien llama pidió una persona</translation>
        </message>
        <message>
            <source>The AI was not sure</source>
            <translation>La IA no estaba segura</translation>
        </message>
        <message>
            <source>The AI could not be reached</source>
            <translation>No se pudo alcanzar la IA</translation>
        </message>
        <message>
            <source>The line of the person in the call was lost</source>
            <translation>Se perdió la línea de la persona en la llamada</translation>
        </message>
        <message>
            <source>Escalated by hand: %1</source>
            <translation>Escalada a mano: %1</translation>
        </message>
        <message>
            <source>The AI asked for a person: %1</source>
            <translation>La IA pidió una persona: %1</translation>
        </message>
        <message>
            <source>You are back on the line</source>
            <translation>Usted vuelve a hablar</translation>
        </message>
        <message>
            <source>%1 is back on the line</source>
            <translation>%1 vuelve a hablar</translation>
        </message>
        <message>
            <source>You took over</source>
            <translation>Usted tomó el control</translation>
        </message>
        <message>
            <source>%1 took over</source>
            <translation>%1 tomó el control</translation>
        </message>
        <message>
            <source>On hold</source>
            <translation>En espera</translation>
        </message>
        <message>
            <source>You put the caller on hold</source>
            <translation>Usted puso en espera a quien llama</translation>
        </message>
        <message>
            <source>%1 put the caller on hold</source>
            <translation>%1 puso en espera a quien llama</translation>
        </message>
        <message>
            <source>The AI goes on</source>
            <translation>La IA continúa</translation>
        </message>
        <message>
            <source>You handed back to the AI</source>
            <translation>Usted devolvió la llamada a la IA</translation>
        </message>
        <message>
            <source>%1 handed back to the AI</source>
            <translation>%1 devolvió la llamada a la IA</translation>
        </message>
        <message>
            <source>The recording stopped: %1</source>
            <translation>La grabación se ha detenido: %1</translation>
        </message>
        <message>
            <source>%1 paused the recording</source>
            <translation>%1 ha puesto la grabación en pausa</translation>
        </message>
        <message>
            <source>%1 resumed the recording</source>
            <translation>%1 ha reanudado la grabación</translation>
        </message>
        <message>
            <source>The recording was deleted</source>
            <translation>La grabación se ha borrado</translation>
        </message>
        <message numerus="yes">
            <source>Sound and words were deleted after %n days</source>
            <translation>
                <numerusform>El sonido y el texto se borraron después de un día</numerusform>
                <numerusform>El sonido y el texto se borraron después de %n días</numerusform>
            </translation>
        </message>
        <message>
            <source>The rules see an emergency here, the second opinion does not</source>
            <translation>Las reglas ven aquí una emergencia, la segunda opinión no</translation>
        </message>
        <message>
            <source>The second opinion sees an emergency here, the rules do not</source>
            <translation>La segunda opinión ve aquí una emergencia, las reglas no</translation>
        </message>
    </context>
    <context>
        <name>TranscriptView</name>
        <message>
            <source>New messages</source>
            <translation>Mensajes nuevos</translation>
        </message>
        <message>
            <source>Conversation</source>
            <translation>Conversación</translation>
        </message>
        <message>
            <source>Copy this</source>
            <translation>Copiar esto</translation>
        </message>
        <message>
            <source>Copy the whole conversation</source>
            <translation>Copiar toda la conversación</translation>
        </message>
    </context>
    <context>
        <name>TrayPresence</name>
        <message>
            <source>Show Attendant</source>
            <translation>Mostrar Attendant</translation>
        </message>
        <message>
            <source>Open the queue</source>
            <translation>Abrir la cola</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>Salir</translation>
        </message>
        <message>
            <source>Attendant: nobody is waiting</source>
            <translation>Attendant: nadie espera</translation>
        </message>
        <message numerus="yes">
            <source>Attendant: %n waiting</source>
            <translation>
                <numerusform>Attendant: %n en espera</numerusform>
                <numerusform>Attendant: %n en espera</numerusform>
            </translation>
        </message>
        <message>
            <source>Emergency: %1</source>
            <translation>Emergencia: %1</translation>
        </message>
        <message>
            <source>%1. %2</source>
            <translation>%1. %2</translation>
        </message>
        <message>
            <source>A call for you: %1</source>
            <translation>Una llamada para usted: %1</translation>
        </message>
        <message>
            <source>Accept</source>
            <translation>Aceptar</translation>
        </message>
    </context>
    <context>
        <name>VerdictView</name>
        <message>
            <source>Nothing found</source>
            <translation>No se encontró nada</translation>
        </message>
        <message>
            <source>The AI would go on with the call.</source>
            <translation>La IA seguiría con la llamada.</translation>
        </message>
        <message>
            <source>Emergency</source>
            <translation>Emergencia</translation>
        </message>
        <message>
            <source>%1 The AI would stop at once and everyone available would ring.</source>
            <translation>%1 La IA se detendría al momento y sonaría para todas las personas disponibles.</translation>
        </message>
        <message>
            <source>Priority</source>
            <translation>Prioridad</translation>
        </message>
        <message>
            <source>%1 The call would wait for a person, the AI would go on meanwhile.</source>
            <translation>%1 La llamada esperaría a una persona y la IA seguiría entretanto.</translation>
        </message>
        <message>
            <source>Asks for a person</source>
            <translation>Pide una persona</translation>
        </message>
        <message>
            <source>%1 The call would wait for a person.</source>
            <translation>%1 La llamada esperaría a una persona.</translation>
        </message>
        <message>
            <source>Noted</source>
            <translation>Anotado</translation>
        </message>
        <message>
            <source>Said not to be so</source>
            <translation>Se dice que no es así</translation>
        </message>
        <message>
            <source>%1 The words are there, but denied; the AI would go on.</source>
            <translation>%1 Las palabras están, pero negadas; la IA seguiría.</translation>
        </message>
        <message>
            <source>Could not check</source>
            <translation>No se pudo comprobar</translation>
        </message>
        <message>
            <source>“%1” does not count: %2</source>
            <comment>words: why</comment>
            <translation>«%1» no cuenta: %2</translation>
        </message>
        <message>
            <source>Second opinion: %1</source>
            <translation>Segunda opinión: %1</translation>
        </message>
        <message>
            <source>The caller hears: “%1”</source>
            <translation>Quien llama oye: «%1»</translation>
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
            <translation>Nombre y voz</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nombre</translation>
        </message>
        <message>
            <source>An organization needs a name.</source>
            <translation>Una organización necesita un nombre.</translation>
        </message>
        <message>
            <source>An organization needs a name. The saved name stays %1.</source>
            <translation>Una organización necesita un nombre. El nombre guardado sigue siendo %1.</translation>
        </message>
        <message>
            <source>Role</source>
            <translation>Función</translation>
        </message>
        <message>
            <source>Who the AI is, such as: the automated assistant of a family clinic</source>
            <translation>Quién es la IA, por ejemplo: la asistente automática de un centro de salud</translation>
        </message>
        <message>
            <source>Greeting</source>
            <translation>Saludo</translation>
        </message>
        <message>
            <source>Name of the office</source>
            <translation>Nombre de la oficina</translation>
        </message>
        <message>
            <source>Speaking style</source>
            <translation>Manera de hablar</translation>
        </message>
        <message>
            <source>Calm and brief. Repeats numbers and times back.</source>
            <translation>Tranquila y breve. Repite números y horas.</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Idioma</translation>
        </message>
        <message>
            <source>Voice</source>
            <translation>Voz</translation>
        </message>
        <message>
            <source>Language and voice</source>
            <translation>Idioma y voz</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>Modelo</translation>
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
            <translation>Saludo</translation>
        </message>
        <message>
            <source>Intake</source>
            <translation>Toma de datos</translation>
        </message>
        <message>
            <source>Clarification</source>
            <translation>Aclaración</translation>
        </message>
        <message>
            <source>Escalation</source>
            <translation>Escalada</translation>
        </message>
        <message>
            <source>Completed</source>
            <translation>Completada</translation>
        </message>
        <message>
            <source>Emergency</source>
            <translation>Emergencia</translation>
        </message>
        <message>
            <source>High</source>
            <translation>Alta</translation>
        </message>
        <message>
            <source>Medium</source>
            <translation>Media</translation>
        </message>
        <message>
            <source>Low</source>
            <translation>Baja</translation>
        </message>
        <message>
            <source>Phone</source>
            <translation>Teléfono</translation>
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
            <translation>Quien llama</translation>
        </message>
        <message>
            <source>AI</source>
            <translation>IA</translation>
        </message>
        <message>
            <source>Human</source>
            <translation>Persona</translation>
        </message>
        <message>
            <source>System</source>
            <translation>Sistema</translation>
        </message>
        <message>
            <source>Web visitor</source>
            <translation>Visita web</translation>
        </message>
        <message>
            <source>Unknown caller</source>
            <translation>Llamada desconocida</translation>
        </message>
        <message>
            <source>Enter</source>
            <translation>Intro</translation>
        </message>
        <message>
            <source>Something in the input is not right.</source>
            <translation>Algo en los datos no es correcto.</translation>
        </message>
        <message>
            <source>The server does not know this sign-in.</source>
            <translation>El servidor no conoce esta sesión.</translation>
        </message>
        <message>
            <source>You do not have the right to do this.</source>
            <translation>No tiene permiso para hacer esto.</translation>
        </message>
        <message>
            <source>This is no longer there.</source>
            <translation>Esto ya no está.</translation>
        </message>
        <message>
            <source>Somebody else was faster, or it has ended meanwhile.</source>
            <translation>Otra persona fue más rápida, o ha terminado entretanto.</translation>
        </message>
        <message>
            <source>Somebody else saved a change meanwhile.</source>
            <translation>Otra persona guardó un cambio entretanto.</translation>
        </message>
        <message>
            <source>This is too large for the server.</source>
            <translation>Es demasiado grande para el servidor.</translation>
        </message>
        <message>
            <source>Too many requests. Try again in a moment.</source>
            <translation>Demasiadas peticiones. Inténtelo de nuevo en un momento.</translation>
        </message>
        <message>
            <source>Could not reach what is needed for this. Try again in a moment.</source>
            <translation>No se pudo alcanzar lo necesario. Inténtelo de nuevo en un momento.</translation>
        </message>
        <message>
            <source>It took too long. Try again in a moment.</source>
            <translation>Tardó demasiado. Inténtelo de nuevo en un momento.</translation>
        </message>
        <message>
            <source>The server had a problem of its own.</source>
            <translation>El servidor tuvo un problema propio.</translation>
        </message>
        <message>
            <source>Copied</source>
            <translation>Copiado</translation>
        </message>
    </context>
    <context>
        <name>WrapupBanner</name>
        <message numerus="yes">
            <source>And %n more.</source>
            <translation>
                <numerusform>Y %n más.</numerusform>
                <numerusform>Y %n más.</numerusform>
            </translation>
        </message>
        <message>
            <source>You have an open wrap-up</source>
            <translation>Tiene un cierre pendiente</translation>
        </message>
        <message>
            <source>The call of %1.</source>
            <translation>La llamada de %1.</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Abrir</translation>
        </message>
        <message>
            <source>Open the wrap-up</source>
            <translation>Abrir el cierre</translation>
        </message>
        <message>
            <source>%1 left</source>
            <translation>quedan %1</translation>
        </message>
        <message>
            <source>time is up</source>
            <translation>tiempo agotado</translation>
        </message>
    </context>
    <context>
        <name>WrapupForm</name>
        <message>
            <source>Wrap-up</source>
            <translation>Cierre</translation>
        </message>
        <message>
            <source>Correct the intake</source>
            <translation>Corregir la toma de datos</translation>
        </message>
        <message>
            <source>Notes</source>
            <translation>Notas</translation>
        </message>
        <message>
            <source>Follow up on</source>
            <translation>Hacer seguimiento el</translation>
        </message>
        <message>
            <source>Finish</source>
            <translation>Terminar</translation>
        </message>
        <message>
            <source>Ends the wrap-up; everything is saved already</source>
            <translation>Termina el cierre; todo está ya guardado</translation>
        </message>
        <message>
            <source>What came of it</source>
            <translation>En qué quedó</translation>
        </message>
        <message>
            <source>Notes for whoever reads this later</source>
            <translation>Notas para quien lo lea después</translation>
        </message>
        <message>
            <source>Follow-up date</source>
            <translation>Fecha de seguimiento</translation>
        </message>
        <message>
            <source>Choose an outcome</source>
            <translation>Elija un resultado</translation>
        </message>
        <message>
            <source>Saved</source>
            <translation>Guardado</translation>
        </message>
        <message>
            <source>Saving…</source>
            <translation>Guardando…</translation>
        </message>
        <message>
            <source>Not saved yet</source>
            <translation>Aún sin guardar</translation>
        </message>
        <message>
            <source>Not saved</source>
            <translation>Sin guardar</translation>
        </message>
        <message>
            <source>This is not saved</source>
            <translation>Esto no está guardado</translation>
        </message>
        <message>
            <source>The server cannot be reached</source>
            <translation>No se puede alcanzar el servidor</translation>
        </message>
        <message>
            <source>What you write is kept here and saved as soon as it is back.</source>
            <translation>Lo que escriba se conserva aquí y se guarda en cuanto vuelva.</translation>
        </message>
        <message>
            <source>%1 left</source>
            <translation>quedan %1</translation>
        </message>
        <message>
            <source>time is up</source>
            <translation>tiempo agotado</translation>
        </message>
    </context>
    <context>
        <name>WaveformView</name>
        <message>
            <source>Recording</source>
            <translation>Grabación</translation>
        </message>
    </context>
    <context>
        <name>RecordingBar</name>
        <message>
            <source>Play</source>
            <translation>Reproducir</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Pausa</translation>
        </message>
        <message>
            <source>No speaker</source>
            <translation>Sin altavoz</translation>
        </message>
    </context>
    <context>
        <name>DisagreementNotice</name>
        <message>
            <source>“%1”: a rule sees an emergency, the second opinion does not.</source>
            <translation>«%1»: una regla ve una emergencia, la segunda opinión no.</translation>
        </message>
        <message>
            <source>“%1”: no rule sees danger, but to the second opinion it sounds like an emergency.</source>
            <translation>«%1»: ninguna regla ve peligro, pero a la segunda opinión le suena a emergencia.</translation>
        </message>
        <message numerus="yes">
            <source>And %n more.</source>
            <translation>
                <numerusform>Y %n más.</numerusform>
                <numerusform>Y %n más.</numerusform>
            </translation>
        </message>
        <message>
            <source>Please listen to what %1 said</source>
            <translation>Escuche, por favor, lo que dijo %1</translation>
        </message>
        <message>
            <source>Please look at what a caller said</source>
            <translation>Mire, por favor, lo que dijo quien llama</translation>
        </message>
        <message>
            <source>Open the call</source>
            <translation>Abrir la llamada</translation>
        </message>
        <message>
            <source>Put away</source>
            <translation>Apartar</translation>
        </message>
    </context>
    <context>
        <name>TodayPanel</name>
        <message>
            <source>Today</source>
            <translation>Hoy</translation>
        </message>
        <message>
            <source>Asked for a person</source>
            <translation>Pidieron una persona</translation>
        </message>
        <message>
            <source>Taken</source>
            <translation>Atendidas</translation>
        </message>
        <message>
            <source>Nobody came</source>
            <translation>No vino nadie</translation>
        </message>
        <message>
            <source>Today: %1 calls asked for a person, %2 were taken, for %3 nobody came</source>
            <translation>Hoy: %1 llamadas pidieron una persona, %2 fueron atendidas, para %3 no vino nadie</translation>
        </message>
        <message>
            <source>Today: not known yet</source>
            <translation>Hoy: aún no se sabe</translation>
        </message>
        <message>
            <source>Median wait</source>
            <translation>Espera mediana</translation>
        </message>
        <message>
            <source>Half of those that a person took waited no longer than this.</source>
            <translation>La mitad de las que atendió una persona no esperó más que esto.</translation>
        </message>
    </context>
    <context>
        <name>NextStepsPanel</name>
        <message>
            <source>If nobody accepts</source>
            <translation>Si nadie acepta</translation>
        </message>
        <message>
            <source>everybody who is available is asked</source>
            <translation>se pregunta a todos los disponibles</translation>
        </message>
        <message>
            <source>the group “%1” is asked</source>
            <translation>se pregunta al grupo «%1»</translation>
        </message>
        <message>
            <source>%1 is asked</source>
            <translation>se pregunta a %1</translation>
        </message>
        <message>
            <source>%1 is called</source>
            <translation>se llama a %1</translation>
        </message>
        <message>
            <source>another system is told</source>
            <translation>se avisa a otro sistema</translation>
        </message>
        <message>
            <source>the caller is asked to leave a message</source>
            <translation>se pide dejar un mensaje</translation>
        </message>
        <message>
            <source>it stays here for whoever becomes available</source>
            <translation>se queda aquí para quien quede disponible</translation>
        </message>
        <message>
            <source>the AI offers a call back and goes on; it stays here for whoever becomes available</source>
            <translation>la IA ofrece devolver la llamada y continúa; se queda aquí para quien quede disponible</translation>
        </message>
        <message>
            <source>At %1 %2</source>
            <translation>A los %1 %2</translation>
        </message>
        <message numerus="yes">
            <source>and %n more step(s)</source>
            <translation>
                <numerusform>y %n paso más</numerusform>
                <numerusform>y %n pasos más</numerusform>
            </translation>
        </message>
        <message>
            <source>The call of %1:</source>
            <translation>La llamada de %1:</translation>
        </message>
        <message>
            <source>An emergency of %1 now:</source>
            <translation>Una emergencia de %1 ahora:</translation>
        </message>
    </context>
    <context>
        <name>RecordingMark</name>
        <message>
            <source>Recording</source>
            <translation>Grabando</translation>
        </message>
        <message>
            <source>Recording paused</source>
            <translation>Grabación en pausa</translation>
        </message>
        <message>
            <source>Recording has stopped</source>
            <translation>La grabación se ha detenido</translation>
        </message>
        <message>
            <source>This call is recorded.</source>
            <translation>Esta llamada se graba.</translation>
        </message>
        <message>
            <source>Nothing is recorded until somebody goes on.</source>
            <translation>No se graba nada hasta que alguien continúe.</translation>
        </message>
        <message>
            <source>The recording could not go on. The call does.</source>
            <translation>La grabación no ha podido seguir. La llamada sí.</translation>
        </message>
    </context>
    <context>
        <name>RecordingSection</name>
        <message>
            <source>Recording</source>
            <translation>Grabación</translation>
        </message>
        <message>
            <source>Calls are recorded</source>
            <translation>Las llamadas se graban</translation>
        </message>
        <message>
            <source>No</source>
            <translation>No</translation>
        </message>
        <message>
            <source>Yes, and callers are told</source>
            <translation>Sí, y se avisa a quien llama</translation>
        </message>
        <message>
            <source>Yes, callers have agreed already</source>
            <translation>Sí, quien llama ya ha dado su permiso</translation>
        </message>
        <message>
            <source>What callers are told</source>
            <translation>Qué se dice a quien llama</translation>
        </message>
        <message>
            <source>Empty: a sentence in the organization's language says that the call is recorded.</source>
            <translation>Vacío: una frase en el idioma de la organización dice que la llamada se graba.</translation>
        </message>
        <message>
            <source>What callers are told has %1 characters; %2 are the most.</source>
            <translation>Lo que se dice a quien llama tiene %1 caracteres; el máximo es %2.</translation>
        </message>
        <message>
            <source>Days until calls are deleted</source>
            <translation>Días hasta que se borran las llamadas</translation>
        </message>
        <message>
            <source>A number of days from 1 to %1, or nothing. What was saved stays.</source>
            <translation>Un número de días de 1 a %1, o nada. Lo guardado se mantiene.</translation>
        </message>
        <message>
            <source>days, then sound and text are deleted. Empty: never.</source>
            <translation>días; después se borran el sonido y el texto. Vacío: nunca.</translation>
        </message>
        <message>
            <source>Calls are kept</source>
            <translation>Se conservan</translation>
        </message>
    </context>
    <context>
        <name>SoundCheckPanel</name>
        <message>
            <source>Sound check</source>
            <translation>Prueba de sonido</translation>
        </message>
        <message>
            <source>Record</source>
            <translation>Grabar</translation>
        </message>
        <message>
            <source>Record again</source>
            <translation>Grabar otra vez</translation>
        </message>
        <message>
            <source>Replay</source>
            <translation>Reproducir</translation>
        </message>
        <message>
            <source>Be available only after a passed check</source>
            <translation>Disponible solo tras superar la prueba</translation>
        </message>
        <message>
            <source>Say a sentence for 3 s, then hear it as the caller hears it. Nothing is sent or kept.</source>
            <translation>Diga una frase durante 3 s y óigala después como la oye quien llama. Nada se envía ni se guarda.</translation>
        </message>
        <message>
            <source>Passed: callers hear you with a good level.</source>
            <translation>Superada: quien llama le oye con buen nivel.</translation>
        </message>
        <message>
            <source>Too quiet: turn the input volume up, or come closer to the microphone.</source>
            <translation>Demasiado bajo: suba el volumen de entrada o acérquese al micrófono.</translation>
        </message>
        <message>
            <source>Too loud, and distorted: turn the input volume down.</source>
            <translation>Demasiado alto y distorsionado: baje el volumen de entrada.</translation>
        </message>
        <message>
            <source>No sound: the microphone is muted, or another one is in use.</source>
            <translation>Sin sonido: el micrófono está silenciado o se usa otro.</translation>
        </message>
        <message>
            <source>Round trip from speaker to microphone: %1 ms.</source>
            <translation>Del altavoz al micrófono: %1 ms.</translation>
        </message>
        <message>
            <source>The microphone does not hear the speaker, as it should be with a headset.</source>
            <translation>El micrófono no oye el altavoz, como debe ser con unos auriculares.</translation>
        </message>
        <message>
            <source>Not checked yet on this computer.</source>
            <translation>Aún sin probar en este ordenador.</translation>
        </message>
        <message>
            <source>passed</source>
            <translation>superada</translation>
        </message>
        <message>
            <source>too quiet</source>
            <translation>demasiado bajo</translation>
        </message>
        <message>
            <source>distorted</source>
            <translation>distorsionado</translation>
        </message>
        <message>
            <source>no sound</source>
            <translation>sin sonido</translation>
        </message>
        <message>
            <source>none</source>
            <translation>ninguno</translation>
        </message>
        <message>
            <source>Last check, %1: %2. Microphone: %3. Speaker: %4.</source>
            <translation>Última prueba, %1: %2. Micrófono: %3. Altavoz: %4.</translation>
        </message>
        <message>
            <source>Other devices are in use now: check again.</source>
            <translation>Ahora se usan otros dispositivos: pruebe otra vez.</translation>
        </message>
        <message>
            <source>Not while you are on a call.</source>
            <translation>No durante una llamada.</translation>
        </message>
        <message>
            <source>No microphone was found.</source>
            <translation>No se ha encontrado ningún micrófono.</translation>
        </message>
        <message>
            <source>Record a sentence first.</source>
            <translation>Grabe primero una frase.</translation>
        </message>
        <message>
            <source>Speak now…</source>
            <translation>Hable ahora…</translation>
        </message>
        <message>
            <source>This is how callers hear you.</source>
            <translation>Así le oye quien llama.</translation>
        </message>
    </context>
    <context>
        <name>Attendant::Ui::StepText</name>
        <message>
            <source>Offered to the available agents, one after the other</source>
            <translation>Ofrecido a los disponibles, uno tras otro</translation>
        </message>
        <message>
            <source>Offered to the available agents of %1, one after the other</source>
            <translation>Ofrecido a los disponibles de %1, uno tras otro</translation>
        </message>
        <message>
            <source>Offered to all available agents</source>
            <translation>Ofrecido a todos los disponibles</translation>
        </message>
        <message>
            <source>Offered to all available agents of %1</source>
            <translation>Ofrecido a todos los disponibles de %1</translation>
        </message>
        <message>
            <source>Offered to %1</source>
            <comment>a person</comment>
            <translation>Ofrecido a %1</translation>
        </message>
        <message>
            <source>Calling %1</source>
            <comment>a telephone number</comment>
            <translation>Llamando a %1</translation>
        </message>
        <message>
            <source>Telling another system at %1</source>
            <translation>Avisando a otro sistema: %1</translation>
        </message>
        <message>
            <source>The caller is asked to leave a message</source>
            <translation>Se pide al interlocutor que deje un mensaje</translation>
        </message>
        <message>
            <source>Everybody was asked; it waits for whoever becomes available</source>
            <translation>Se preguntó a todos; espera a quien quede disponible</translation>
        </message>
        <message>
            <source>Cannot dial %1: no telephone line is configured</source>
            <translation>No se puede marcar %1: no hay línea telefónica configurada</translation>
        </message>
        <message>
            <source>The other system at %1 was told</source>
            <translation>Se avisó al otro sistema: %1</translation>
        </message>
        <message>
            <source>The other system at %1 could not be told</source>
            <translation>No se pudo avisar al otro sistema: %1</translation>
        </message>
        <message>
            <source>%1: nobody is available</source>
            <comment>what is being tried</comment>
            <translation>%1: no hay nadie disponible</translation>
        </message>
        <message>
            <source>Cannot dial %1: no telephone line is configured. The next step follows at once</source>
            <translation>No se puede marcar %1: no hay línea telefónica configurada. El paso siguiente llega enseguida</translation>
        </message>
        <message>
            <source>%1 (shown for one person)</source>
            <translation>%1 (se muestra para una persona)</translation>
        </message>
        <message>
            <source>%1; the next step follows at once when nobody is available</source>
            <translation>%1; si no hay nadie disponible, el paso siguiente llega enseguida</translation>
        </message>
        <message>
            <source>The AI apologises, offers a call back and goes on; the call stays in the queue and is offered to whoever becomes available</source>
            <translation>La IA se disculpa, ofrece devolver la llamada y continúa; la llamada se queda en la cola y se ofrece a quien quede disponible</translation>
        </message>
        <message>
            <source>The caller is told that nobody is free and asked for a name and number; the call gets a callback entry</source>
            <translation>Se dice a quien llama que no hay nadie libre y se le pide nombre y número; la llamada pasa a la lista de devoluciones</translation>
        </message>
        <message>
            <source>It stays in the queue and is offered to whoever becomes available</source>
            <translation>Se queda en la cola y se ofrece a quien quede disponible</translation>
        </message>
        <message>
            <source>Built-in: emergency</source>
            <translation>Incorporada: emergencia</translation>
        </message>
        <message>
            <source>Built-in: high</source>
            <translation>Incorporada: alta</translation>
        </message>
        <message>
            <source>Built-in: after hours</source>
            <translation>Incorporada: fuera del horario</translation>
        </message>
        <message>
            <source>Built-in: medium</source>
            <translation>Incorporada: media</translation>
        </message>
        <message>
            <source>Built-in: low</source>
            <translation>Incorporada: baja</translation>
        </message>
    </context>
    <context>
        <name>Health</name>
        <message>
            <source>The database is locked by another program.</source>
            <translation>Otro programa tiene bloqueada la base de datos.</translation>
        </message>
        <message>
            <source>The database file is read-only.</source>
            <translation>El archivo de la base de datos es de solo lectura.</translation>
        </message>
        <message>
            <source>The database file cannot be read or written.</source>
            <translation>No se puede leer ni escribir el archivo de la base de datos.</translation>
        </message>
        <message>
            <source>The database file is damaged or is not a database.</source>
            <translation>El archivo está dañado o no es una base de datos.</translation>
        </message>
        <message>
            <source>The disk that holds the database is full.</source>
            <translation>El disco de la base de datos está lleno.</translation>
        </message>
        <message>
            <source>The database file cannot be opened.</source>
            <translation>No se puede abrir el archivo de la base de datos.</translation>
        </message>
        <message>
            <source>The disk of the database server is full.</source>
            <translation>El disco del servidor de base de datos está lleno.</translation>
        </message>
        <message>
            <source>The database did not answer in time.</source>
            <translation>La base de datos no respondió a tiempo.</translation>
        </message>
        <message>
            <source>The database does not answer.</source>
            <translation>La base de datos no responde.</translation>
        </message>
        <message>
            <source>The database is not available.</source>
            <translation>La base de datos no está disponible.</translation>
        </message>
        <message>
            <source>The database cannot be reached. Start it, or correct DATABASE_URL on the server.</source>
            <translation>No se puede llegar a la base de datos. Iníciela o corrija DATABASE_URL en el servidor.</translation>
        </message>
        <message>
            <source>The database file cannot be used. Make it writable, or correct DATABASE_URL on the server.</source>
            <translation>No se puede usar el archivo de la base de datos. Permita escribir en él o corrija DATABASE_URL en el servidor.</translation>
        </message>
        <message>
            <source>The AI provider's host cannot be found. Check OPENAI_BASE_URL and the network.</source>
            <translation>No se encuentra el servidor del proveedor de IA. Compruebe OPENAI_BASE_URL y la red.</translation>
        </message>
        <message>
            <source>The AI provider refuses connections at its address. Check OPENAI_BASE_URL.</source>
            <translation>El proveedor de IA rechaza conexiones en su dirección. Compruebe OPENAI_BASE_URL.</translation>
        </message>
        <message>
            <source>The AI provider did not answer in time.</source>
            <translation>El proveedor de IA no respondió a tiempo.</translation>
        </message>
        <message>
            <source>The AI provider's certificate could not be verified.</source>
            <translation>No se pudo verificar el certificado del proveedor de IA.</translation>
        </message>
        <message>
            <source>The AI provider cannot be reached.</source>
            <translation>No se puede llegar al proveedor de IA.</translation>
        </message>
        <message>
            <source>The connection to the AI provider broke.</source>
            <translation>Se cortó la conexión con el proveedor de IA.</translation>
        </message>
        <message>
            <source>The AI provider no longer answers.</source>
            <translation>El proveedor de IA ya no responde.</translation>
        </message>
        <message>
            <source>The AI provider takes the audio too slowly.</source>
            <translation>El proveedor de IA recibe el audio demasiado despacio.</translation>
        </message>
        <message>
            <source>The AI provider's answer could not be understood.</source>
            <translation>No se pudo entender la respuesta del proveedor de IA.</translation>
        </message>
        <message>
            <source>The account at the AI provider has used up its quota.</source>
            <translation>La cuenta en el proveedor de IA ha agotado su cuota.</translation>
        </message>
        <message>
            <source>The AI provider does not know the configured model or address.</source>
            <translation>El proveedor de IA no conoce el modelo o la dirección configurados.</translation>
        </message>
        <message>
            <source>The AI provider refuses the API key. Check OPENAI_API_KEY.</source>
            <translation>El proveedor de IA rechaza la clave de API. Compruebe OPENAI_API_KEY.</translation>
        </message>
        <message>
            <source>The AI provider does not allow this account to use the Realtime API.</source>
            <translation>El proveedor de IA no permite a esta cuenta usar la API Realtime.</translation>
        </message>
        <message>
            <source>The AI provider accepts no more requests at the moment.</source>
            <translation>El proveedor de IA no acepta más solicitudes por ahora.</translation>
        </message>
        <message>
            <source>The AI provider has a fault.</source>
            <translation>El proveedor de IA tiene una avería.</translation>
        </message>
        <message>
            <source>The AI provider refuses the session's configuration.</source>
            <translation>El proveedor de IA rechaza la configuración de la sesión.</translation>
        </message>
        <message>
            <source>The AI provider gave an unexpected answer.</source>
            <translation>El proveedor de IA dio una respuesta inesperada.</translation>
        </message>
    </context>
</TS>
