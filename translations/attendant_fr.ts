<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR">
    <context>
        <name>AppearanceSection</name>
        <message>
            <source>Appearance</source>
            <translation>Apparence</translation>
        </message>
        <message>
            <source>How the console looks on this computer.</source>
            <translation>L’aspect de la console sur cet ordinateur.</translation>
        </message>
        <message>
            <source>Colours and text</source>
            <translation>Couleurs et texte</translation>
        </message>
        <message>
            <source>Theme</source>
            <translation>Thème</translation>
        </message>
        <message>
            <source>System</source>
            <translation>Système</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Clair</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Sombre</translation>
        </message>
        <message>
            <source>Text size</source>
            <translation>Taille du texte</translation>
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
            <translation>L’appelant a demandé une personne</translation>
        </message>
        <message>
            <source>The caller asked for a person: “%1”</source>
            <translation>L’appelant a demandé une personne : « %1 »</translation>
        </message>
        <message>
            <source>The AI was unsure more than once</source>
            <translation>L’IA a hésité plus d’une fois</translation>
        </message>
        <message>
            <source>The AI was unsure more than once, last: “%1”</source>
            <translation>L’IA a hésité plus d’une fois, en dernier : « %1 »</translation>
        </message>
        <message>
            <source>The AI cannot be reached</source>
            <translation>L’IA est injoignable</translation>
        </message>
        <message>
            <source>The line of the person in the call was lost</source>
            <translation>La ligne de la personne en appel a été perdue</translation>
        </message>
        <message>
            <source>Emergency phrase “%1”</source>
            <translation>Expression d’urgence « %1 »</translation>
        </message>
        <message>
            <source>Priority phrase “%1”</source>
            <translation>Expression prioritaire « %1 »</translation>
        </message>
        <message>
            <source>A person is asked for</source>
            <translation>Une personne est demandée</translation>
        </message>
    </context>
    <context>
        <name>Attendant::Ui::Offer</name>
        <message>
            <source>you</source>
            <translation>vous</translation>
        </message>
        <message numerus="yes">
            <source>%1 and %n more</source>
            <translation>
                <numerusform>%1 et %n autre</numerusform>
                <numerusform>%1 et %n autres</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 and %2</source>
            <comment>two people</comment>
            <translation>%1 et %2</translation>
        </message>
        <message>
            <source>The caller was asked to leave a message</source>
            <translation>L’appelant a été invité à laisser un message</translation>
        </message>
        <message>
            <source>Offered to %1</source>
            <translation>Proposé à %1</translation>
        </message>
        <message>
            <source>Nobody took it; offered to whoever becomes available</source>
            <translation>Personne ne l’a pris ; proposé à qui devient disponible</translation>
        </message>
        <message>
            <source>%1, %2 left</source>
            <translation>%1, reste %2</translation>
        </message>
        <message>
            <source>%1 (step %2 of %3)</source>
            <translation>%1 (étape %2 sur %3)</translation>
        </message>
        <message>
            <source>Nobody is available</source>
            <translation>Personne n’est disponible</translation>
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
            <translation>Occupé</translation>
        </message>
        <message>
            <source>Wrap-up</source>
            <translation>En clôture</translation>
        </message>
        <message>
            <source>Away</source>
            <translation>Absent</translation>
        </message>
        <message>
            <source>Offline</source>
            <translation>Hors ligne</translation>
        </message>
        <message>
            <source>On a call</source>
            <translation>En ligne</translation>
        </message>
        <message>
            <source>%1, %2</source>
            <comment>presence, for how long</comment>
            <translation>%1, %2</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <comment>presence: why</comment>
            <translation>%1 : %2</translation>
        </message>
        <message>
            <source>missed two offers</source>
            <translation>deux propositions manquées</translation>
        </message>
        <message>
            <source>the console has fallen silent</source>
            <translation>la console ne répond plus</translation>
        </message>
    </context>
    <context>
        <name>AudioSection</name>
        <message>
            <source>Audio</source>
            <translation>Son</translation>
        </message>
        <message>
            <source>Changes apply at once, also during a call.</source>
            <translation>Les changements s’appliquent aussitôt, même pendant un appel.</translation>
        </message>
        <message>
            <source>too loud</source>
            <translation>trop fort</translation>
        </message>
        <message>
            <source>good</source>
            <translation>bon</translation>
        </message>
        <message>
            <source>quiet</source>
            <translation>faible</translation>
        </message>
        <message>
            <source>%1 %</source>
            <translation>%1 %</translation>
        </message>
        <message>
            <source>You speak into</source>
            <translation>Vous parlez dans</translation>
        </message>
        <message>
            <source>Microphone</source>
            <translation>Microphone</translation>
        </message>
        <message>
            <source>Level of the microphone</source>
            <translation>Niveau du microphone</translation>
        </message>
        <message>
            <source>Level</source>
            <translation>Niveau</translation>
        </message>
        <message>
            <source>Input volume</source>
            <translation>Volume d’entrée</translation>
        </message>
        <message>
            <source>You hear the caller on</source>
            <translation>Vous entendez l’appelant sur</translation>
        </message>
        <message>
            <source>Speaker</source>
            <translation>Haut-parleur</translation>
        </message>
        <message>
            <source>Test tone</source>
            <translation>Son d’essai</translation>
        </message>
        <message>
            <source>Volume</source>
            <translation>Volume</translation>
        </message>
        <message>
            <source>Volume of the caller</source>
            <translation>Volume de l’appelant</translation>
        </message>
        <message>
            <source>Calls ring on</source>
            <translation>Les appels sonnent sur</translation>
        </message>
        <message>
            <source>Ring device</source>
            <translation>Appareil de sonnerie</translation>
        </message>
        <message>
            <source>Ring</source>
            <translation>Faire sonner</translation>
        </message>
        <message>
            <source>Device</source>
            <translation>Appareil</translation>
        </message>
        <message>
            <source>Volume of the ring</source>
            <translation>Volume de la sonnerie</translation>
        </message>
        <message>
            <source>Ring while an emergency waits and you are not on a call</source>
            <translation>Sonner tant qu’une urgence attend et que vous n’êtes pas en ligne</translation>
        </message>
        <message>
            <source>Emergencies</source>
            <translation>Urgences</translation>
        </message>
        <message>
            <source>No device found</source>
            <translation>Aucun appareil trouvé</translation>
        </message>
        <message>
            <source>System default</source>
            <translation>Appareil du système</translation>
        </message>
        <message>
            <source>System default: %1</source>
            <translation>Appareil du système : %1</translation>
        </message>
        <message>
            <source>%1 (not connected)</source>
            <translation>%1 (non connecté)</translation>
        </message>
        <message>
            <source>In use: %1</source>
            <translation>Utilisé : %1</translation>
        </message>
        <message>
            <source>Plug a microphone in; it appears here by itself.</source>
            <translation>Branchez un microphone ; il apparaît ici de lui-même.</translation>
        </message>
        <message>
            <source>%1 returns by itself when plugged in.</source>
            <translation>%1 revient de lui-même une fois branché.</translation>
        </message>
        <message>
            <source>No speaker was found.</source>
            <translation>Aucun haut-parleur trouvé.</translation>
        </message>
        <message>
            <source>%1 was unplugged %2 ago.</source>
            <translation>%1 a été débranché il y a %2.</translation>
        </message>
        <message>
            <source>%1 is not connected.</source>
            <translation>%1 n’est pas connecté.</translation>
        </message>
        <message>
            <source>%1 is used until it is back.</source>
            <translation>%1 est utilisé jusqu’à son retour.</translation>
        </message>
        <message>
            <source>There is no other device.</source>
            <translation>Il n’y a pas d’autre appareil.</translation>
        </message>
        <message>
            <source>No microphone was found.</source>
            <translation>Aucun microphone trouvé.</translation>
        </message>
        <message>
            <source>Callers cannot hear you. Plug one in, or check the sound settings of this computer.</source>
            <translation>Les appelants ne peuvent pas vous entendre. Branchez-en un ou vérifiez les réglages du son de cet ordinateur.</translation>
        </message>
        <message>
            <source>You cannot hear callers. Plug one in, or check the sound settings of this computer.</source>
            <translation>Vous ne pouvez pas entendre les appelants. Branchez-en un ou vérifiez les réglages du son de cet ordinateur.</translation>
        </message>
        <message>
            <source>The microphone does not work.</source>
            <translation>Le microphone ne fonctionne pas.</translation>
        </message>
        <message>
            <source>Keep %1</source>
            <translation>Garder %1</translation>
        </message>
        <message>
            <source>in the call</source>
            <translation>dans l’appel</translation>
        </message>
        <message>
            <source>%1 cannot be used.</source>
            <translation>%1 ne peut pas être utilisé.</translation>
        </message>
        <message>
            <source>Another program may have it to itself. Close that, or choose another device.</source>
            <translation>Un autre programme l’utilise peut-être seul. Fermez-le ou choisissez un autre appareil.</translation>
        </message>
        <message>
            <source>Your voice in a call</source>
            <translation>Votre voix dans l’appel</translation>
        </message>
        <message>
            <source>Echo</source>
            <translation>Écho</translation>
        </message>
        <message>
            <source>Take away what the microphone hears of the speaker</source>
            <translation>Retirer ce que le microphone entend du haut-parleur</translation>
        </message>
        <message>
            <source>Noise</source>
            <translation>Bruit</translation>
        </message>
        <message>
            <source>Suppress fans, keyboards and other steady noise</source>
            <translation>Supprimer ventilateurs, clavier et autres bruits constants</translation>
        </message>
        <message>
            <source>Loudness</source>
            <translation>Volume</translation>
        </message>
        <message>
            <source>Make a quiet voice as loud as others</source>
            <translation>Rendre une voix faible aussi forte que les autres</translation>
        </message>
        <message>
            <source>Calls begin muted; hold %1 to speak</source>
            <translation>Les appels commencent en muet ; maintenez %1 pour parler</translation>
        </message>
        <message>
            <source>Push to talk</source>
            <translation>Appuyer pour parler</translation>
        </message>
    </context>
    <context>
        <name>CallDock</name>
        <message>
            <source>Listen</source>
            <translation>Écouter</translation>
        </message>
        <message>
            <source>Whisper to AI</source>
            <translation>Souffler à l’IA</translation>
        </message>
        <message>
            <source>Say</source>
            <translation>Faire dire</translation>
        </message>
        <message>
            <source>Take over</source>
            <translation>Prendre l’appel</translation>
        </message>
        <message>
            <source>Mute</source>
            <translation>Muet</translation>
        </message>
        <message>
            <source>Hold</source>
            <translation>En attente</translation>
        </message>
        <message>
            <source>Hand back</source>
            <translation>Rendre à l’IA</translation>
        </message>
        <message>
            <source>Transfer</source>
            <translation>Transférer</translation>
        </message>
        <message>
            <source>End call</source>
            <translation>Raccrocher</translation>
        </message>
        <message>
            <source>The call has ended.</source>
            <translation>L’appel est terminé.</translation>
        </message>
        <message>
            <source>One moment…</source>
            <translation>Un instant…</translation>
        </message>
        <message>
            <source>Take the call over first.</source>
            <translation>Prenez d’abord l’appel.</translation>
        </message>
        <message>
            <source>You are on the line and hear the caller already.</source>
            <translation>Vous êtes en ligne et entendez déjà l’appelant.</translation>
        </message>
        <message>
            <source>You are on the line in another call.</source>
            <translation>Vous êtes en ligne dans un autre appel.</translation>
        </message>
        <message>
            <source>%1 has this call.</source>
            <translation>%1 a cet appel.</translation>
        </message>
        <message>
            <source>The caller is on hold.</source>
            <translation>L’appelant est en attente.</translation>
        </message>
        <message>
            <source>The AI is silent now. Hand back first.</source>
            <translation>L’IA se tait maintenant. Rendez d’abord l’appel.</translation>
        </message>
        <message>
            <source>You are on the line in another call. Hand it back first.</source>
            <translation>Vous êtes en ligne dans un autre appel. Rendez-le d’abord.</translation>
        </message>
        <message>
            <source>Unmute</source>
            <translation>Rétablir le son</translation>
        </message>
        <message>
            <source>Resume</source>
            <translation>Reprendre</translation>
        </message>
        <message>
            <source>Transfers need telephony, which is not set up on this server.</source>
            <translation>Le transfert demande une téléphonie, qui n’est pas configurée sur ce serveur.</translation>
        </message>
        <message>
            <source>Only telephone calls can be transferred.</source>
            <translation>Seuls les appels téléphoniques peuvent être transférés.</translation>
        </message>
        <message>
            <source>You are on</source>
            <translation>Vous parlez</translation>
        </message>
        <message>
            <source>The caller hears you. Hand back with F8.</source>
            <translation>L’appelant vous entend. Rendez l’appel avec F8.</translation>
        </message>
        <message>
            <source>Only the AI receives this; the caller does not hear it</source>
            <translation>Seule l’IA reçoit ceci ; l’appelant ne l’entend pas</translation>
        </message>
        <message>
            <source>Whisper</source>
            <translation>Souffler</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annuler</translation>
        </message>
        <message>
            <source>The AI speaks exactly this to the caller</source>
            <translation>L’IA dit exactement ceci à l’appelant</translation>
        </message>
        <message>
            <source>Say it</source>
            <translation>Le dire</translation>
        </message>
        <message>
            <source>Hand back to the AI</source>
            <translation>Rendre à l’IA</translation>
        </message>
        <message>
            <source>A note for the AI, if it should know something</source>
            <translation>Une note pour l’IA, si elle doit savoir quelque chose</translation>
        </message>
        <message>
            <source>Stay on the call</source>
            <translation>Rester en ligne</translation>
        </message>
        <message>
            <source>Transfer to</source>
            <translation>Transférer à</translation>
        </message>
        <message>
            <source>Telephone number, such as +1 608 555 0142</source>
            <translation>Numéro de téléphone, par exemple +33 1 23 45 67 89</translation>
        </message>
        <message>
            <source>End the call with %1?</source>
            <translation>Terminer l’appel avec %1 ?</translation>
        </message>
        <message>
            <source>The caller hears nothing after this. The conversation stays.</source>
            <translation>L’appelant n’entendra plus rien ensuite. La conversation est conservée.</translation>
        </message>
        <message>
            <source>Ask for a person</source>
            <translation>Demander une personne</translation>
        </message>
        <message>
            <source>Why, for the person who takes it</source>
            <translation>Pourquoi, pour la personne qui le prendra</translation>
        </message>
        <message>
            <source>Put into the queue</source>
            <translation>Mettre dans la file</translation>
        </message>
        <message>
            <source>The AI is about to take over.</source>
            <translation>L’IA est sur le point de reprendre l’appel.</translation>
        </message>
        <message>
            <source>Rewind</source>
            <translation>Réécouter</translation>
        </message>
        <message>
            <source>Listen to the call first, or take it over.</source>
            <translation>Écoutez d’abord l’appel, ou prenez-le.</translation>
        </message>
        <message>
            <source>Stop playing what was said</source>
            <translation>Arrêter la réécoute</translation>
        </message>
        <message numerus="yes">
            <source>Hear the last %n second(s) again in one ear; the call goes on in the other</source>
            <translation>
                <numerusform>Réécouter la dernière seconde dans une oreille ; l’appel continue dans l’autre</numerusform>
                <numerusform>Réécouter les %n dernières secondes dans une oreille ; l’appel continue dans l’autre</numerusform>
            </translation>
        </message>
        <message>
            <source>Pause recording</source>
            <translation>Suspendre l’enregistrement</translation>
        </message>
        <message>
            <source>Record again</source>
            <translation>Reprendre l’enregistrement</translation>
        </message>
        <message>
            <source>Nothing is recorded now.</source>
            <translation>Rien n’est enregistré en ce moment.</translation>
        </message>
        <message>
            <source>For card numbers and the like: nothing is recorded until you go on.</source>
            <translation>Pour les numéros de carte et autres : rien n’est enregistré jusqu’à la reprise.</translation>
        </message>
        <message>
            <source>This call is not recorded.</source>
            <translation>Cet appel n’est pas enregistré.</translation>
        </message>
    </context>
    <context>
        <name>CallExport</name>
        <message>
            <source>Call</source>
            <translation>Appel</translation>
        </message>
        <message>
            <source>Organization</source>
            <translation>Organisation</translation>
        </message>
        <message>
            <source>Caller</source>
            <translation>Appelant</translation>
        </message>
        <message>
            <source>Started</source>
            <translation>Début</translation>
        </message>
        <message>
            <source>Length</source>
            <translation>Durée</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>Résultat</translation>
        </message>
        <message>
            <source>Escalation</source>
            <translation>Escalade</translation>
        </message>
        <message>
            <source>Taken by</source>
            <translation>Pris par</translation>
        </message>
        <message>
            <source>Notes</source>
            <translation>Notes</translation>
        </message>
    </context>
    <context>
        <name>CallHead</name>
        <message>
            <source>More for this call</source>
            <translation>Plus sur cet appel</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Retour</translation>
        </message>
        <message numerus="yes">
            <source>%n earlier call(s)</source>
            <translation>
                <numerusform>%n appel précédent</numerusform>
                <numerusform>%n appels précédents</numerusform>
            </translation>
        </message>
        <message>
            <source>Duration %1</source>
            <translation>Durée %1</translation>
        </message>
        <message>
            <source>Ask for a person…</source>
            <translation>Demander une personne…</translation>
        </message>
        <message>
            <source>Copy the conversation</source>
            <translation>Copier la conversation</translation>
        </message>
        <message>
            <source>Copy the call's id</source>
            <translation>Copier l’identifiant de l’appel</translation>
        </message>
    </context>
    <context>
        <name>CallLine</name>
        <message>
            <source>Microphone and speaker are ready.</source>
            <translation>Microphone et haut-parleur sont prêts.</translation>
        </message>
        <message>
            <source>no microphone</source>
            <translation>pas de microphone</translation>
        </message>
        <message>
            <source>No microphone was found. You can take calls over and read along, but callers cannot hear you.</source>
            <translation>Aucun microphone trouvé. Vous pouvez prendre des appels et les lire, mais les appelants ne peuvent pas vous entendre.</translation>
        </message>
        <message>
            <source>no speaker</source>
            <translation>pas de haut-parleur</translation>
        </message>
        <message>
            <source>No speaker was found. You can read calls, but not hear them.</source>
            <translation>Aucun haut-parleur trouvé. Vous pouvez lire les appels, mais pas les entendre.</translation>
        </message>
        <message>
            <source>device gone</source>
            <translation>appareil absent</translation>
        </message>
        <message>
            <source>%1 is not connected. The computer's standard devices are used until it is back.</source>
            <translation>%1 n’est pas connecté. Les appareils par défaut de l’ordinateur sont utilisés jusqu’à son retour.</translation>
        </message>
        <message>
            <source>The sound of this call was lost.</source>
            <translation>Le son de cet appel a été perdu.</translation>
        </message>
        <message>
            <source>You cannot listen to this call.</source>
            <translation>Vous ne pouvez pas écouter cet appel.</translation>
        </message>
        <message>
            <source>You could not take this call over.</source>
            <translation>Vous n’avez pas pu prendre cet appel.</translation>
        </message>
        <message>
            <source>You could not take this call.</source>
            <translation>Vous n’avez pas pu accepter cet appel.</translation>
        </message>
        <message>
            <source>The call could not be handed back. You are still on the line.</source>
            <translation>L’appel n’a pas pu être rendu. Vous êtes toujours en ligne.</translation>
        </message>
        <message>
            <source>The AI goes on with the caller.</source>
            <translation>L’IA continue avec l’appelant.</translation>
        </message>
        <message>
            <source>The caller could not be put on hold.</source>
            <translation>L’appelant n’a pas pu être mis en attente.</translation>
        </message>
        <message>
            <source>The caller is still on hold.</source>
            <translation>L’appelant est toujours en attente.</translation>
        </message>
        <message>
            <source>The call could not be ended.</source>
            <translation>L’appel n’a pas pu être terminé.</translation>
        </message>
        <message>
            <source>The AI did not receive your whisper.</source>
            <translation>L’IA n’a pas reçu votre message.</translation>
        </message>
        <message>
            <source>The AI received your whisper. The caller did not hear it.</source>
            <translation>L’IA a reçu votre message. L’appelant ne l’a pas entendu.</translation>
        </message>
        <message>
            <source>The AI did not say it.</source>
            <translation>L’IA ne l’a pas dit.</translation>
        </message>
        <message>
            <source>The AI says it now.</source>
            <translation>L’IA le dit maintenant.</translation>
        </message>
        <message>
            <source>The call could not be transferred.</source>
            <translation>L’appel n’a pas pu être transféré.</translation>
        </message>
        <message>
            <source>The call goes to %1.</source>
            <translation>L’appel va à %1.</translation>
        </message>
        <message>
            <source>The call was not put into the queue.</source>
            <translation>L’appel n’a pas été mis dans la file.</translation>
        </message>
        <message>
            <source>The call waits in the queue for a person.</source>
            <translation>L’appel attend une personne dans la file.</translation>
        </message>
        <message>
            <source>The AI was not told to go on. It goes on by itself when the time is over.</source>
            <translation>L’IA n’a pas reçu l’ordre de continuer. Elle continue d’elle-même quand le temps est écoulé.</translation>
        </message>
        <message>
            <source>The hand-back could not be stopped.</source>
            <translation>La restitution n’a pas pu être arrêtée.</translation>
        </message>
        <message>
            <source>You are on the line with %1. Hand that call back first (F8).</source>
            <translation>Vous êtes en ligne avec %1. Rendez d’abord cet appel (F8).</translation>
        </message>
        <message>
            <source>You are just taking the call of %1.</source>
            <translation>Vous prenez en ce moment l’appel de %1.</translation>
        </message>
        <message>
            <source>What was said last cannot be played.</source>
            <translation>Ce qui vient d’être dit ne peut pas être réécouté.</translation>
        </message>
        <message>
            <source>Nothing was said yet that could be played again.</source>
            <translation>Rien n’a encore été dit qui puisse être réécouté.</translation>
        </message>
        <message>
            <source>The recording was not paused.</source>
            <translation>L’enregistrement n’a pas été suspendu.</translation>
        </message>
        <message>
            <source>The recording does not go on.</source>
            <translation>L’enregistrement ne reprend pas.</translation>
        </message>
    </context>
    <context>
        <name>CallPage</name>
        <message>
            <source>Call</source>
            <translation>Appel</translation>
        </message>
        <message>
            <source>No call chosen</source>
            <translation>Aucun appel choisi</translation>
        </message>
        <message>
            <source>Choose a call on the Live page or in the queue.</source>
            <translation>Choisissez un appel sur la page En direct ou dans la file.</translation>
        </message>
        <message>
            <source>Back to the calls</source>
            <translation>Retour aux appels</translation>
        </message>
        <message>
            <source>The server cannot be reached.</source>
            <translation>Le serveur est injoignable.</translation>
        </message>
        <message>
            <source>Opening the call…</source>
            <translation>Ouverture de l’appel…</translation>
        </message>
        <message>
            <source>Reading what was said so far.</source>
            <translation>Lecture de ce qui a été dit.</translation>
        </message>
        <message>
            <source>What was said last could not be read.</source>
            <translation>Ce qui a été dit en dernier n’a pas pu être lu.</translation>
        </message>
        <message>
            <source>This call cannot be opened</source>
            <translation>Cet appel ne peut pas être ouvert</translation>
        </message>
        <message>
            <source>you</source>
            <translation>vous</translation>
        </message>
        <message>
            <source>%1, for %2</source>
            <translation>%1, depuis %2</translation>
        </message>
        <message>
            <source>The caller cannot hear you. You read along here, and can hand back to the AI with a note.</source>
            <translation>L’appelant ne peut pas vous entendre. Vous lisez ici, et pouvez rendre l’appel à l’IA avec une note.</translation>
        </message>
        <message>
            <source>You cannot hear this call. You read along here.</source>
            <translation>Vous ne pouvez pas entendre cet appel. Vous le lisez ici.</translation>
        </message>
        <message>
            <source>Audio settings</source>
            <translation>Réglages du son</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Fermer</translation>
        </message>
        <message>
            <source>The last words of your wrap-up are not saved yet.</source>
            <translation>Les derniers mots de votre clôture ne sont pas encore enregistrés.</translation>
        </message>
        <message>
            <source>The wrap-up is finished.</source>
            <translation>La clôture est terminée.</translation>
        </message>
        <message>
            <source>%1 closed your wrap-up: %2</source>
            <translation>%1 a mis fin à votre clôture : %2</translation>
        </message>
        <message>
            <source>The time for the wrap-up is over.</source>
            <translation>Le temps de la clôture est écoulé.</translation>
        </message>
        <message>
            <source>What you had written is kept.</source>
            <translation>Ce que vous aviez écrit est conservé.</translation>
        </message>
        <message>
            <source>Your last words are still to be saved.</source>
            <translation>Vos derniers mots restent à enregistrer.</translation>
        </message>
    </context>
    <context>
        <name>CallbacksView</name>
        <message>
            <source>Left a message</source>
            <translation>A laissé un message</translation>
        </message>
        <message>
            <source>Hung up while waiting</source>
            <translation>A raccroché en attendant</translation>
        </message>
        <message>
            <source>Reached</source>
            <translation>Joint</translation>
        </message>
        <message>
            <source>No answer</source>
            <translation>Pas de réponse</translation>
        </message>
        <message>
            <source>Busy</source>
            <translation>Occupé</translation>
        </message>
        <message>
            <source>Wrong number</source>
            <translation>Mauvais numéro</translation>
        </message>
        <message>
            <source>Left a message there</source>
            <translation>Message laissé là-bas</translation>
        </message>
        <message>
            <source>%1 there</source>
            <translation>%1 là-bas</translation>
        </message>
        <message>
            <source>%1 there, closed</source>
            <translation>%1 là-bas, fermé</translation>
        </message>
        <message>
            <source>%1 there, open until %2</source>
            <translation>%1 là-bas, ouvert jusqu’à %2</translation>
        </message>
        <message>
            <source>%1 there, closed until %2</source>
            <translation>%1 là-bas, fermé jusqu’à %2</translation>
        </message>
        <message>
            <source>Open call</source>
            <translation>Ouvrir l’appel</translation>
        </message>
        <message>
            <source>Tried</source>
            <translation>Essayé</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Fait</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <comment>reason (urgency)</comment>
            <translation>%1 (%2)</translation>
        </message>
        <message numerus="yes">
            <source>%n attempt(s)</source>
            <translation>
                <numerusform>%n essai</numerusform>
                <numerusform>%n essais</numerusform>
            </translation>
        </message>
        <message>
            <source>last: %1 at %2 by %3</source>
            <translation>dernier : %1 à %2 par %3</translation>
        </message>
        <message>
            <source>Call back %1, %2, %3</source>
            <translation>Rappeler %1, %2, %3</translation>
        </message>
        <message>
            <source>Note how calling %1 went</source>
            <translation>Noter comment s’est passé l’appel à %1</translation>
        </message>
        <message>
            <source>Mark the callback to %1 as done</source>
            <translation>Marquer le rappel de %1 comme fait</translation>
        </message>
        <message>
            <source>Open the call of %1</source>
            <translation>Ouvrir l’appel de %1</translation>
        </message>
        <message>
            <source>%1 ago</source>
            <translation>il y a %1</translation>
        </message>
        <message>
            <source>%1, %2: %3 %4</source>
            <comment>time, who: result note</comment>
            <translation>%1, %2 : %3 %4</translation>
        </message>
        <message>
            <source>To call back</source>
            <translation>À rappeler</translation>
        </message>
        <message>
            <source>Done lately</source>
            <translation>Faits récemment</translation>
        </message>
        <message>
            <source>The callbacks could not be read</source>
            <translation>Les rappels n’ont pas pu être lus</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Réessayer</translation>
        </message>
        <message>
            <source>Reading the callbacks…</source>
            <translation>Lecture des rappels…</translation>
        </message>
        <message>
            <source>Nobody to call back</source>
            <translation>Personne à rappeler</translation>
        </message>
        <message>
            <source>Who leaves a message, or hangs up while waiting, appears here.</source>
            <translation>Qui laisse un message, ou raccroche en attendant, apparaît ici.</translation>
        </message>
        <message>
            <source>%1 called back by %2 at %3</source>
            <translation>%1, rappel fait par %2 à %3</translation>
        </message>
        <message>
            <source>A note, if the next person should know something</source>
            <translation>Une note, si la personne suivante doit savoir quelque chose</translation>
        </message>
        <message>
            <source>Note it</source>
            <translation>Noter</translation>
        </message>
        <message>
            <source>Done with %1?</source>
            <translation>Terminé avec %1 ?</translation>
        </message>
        <message>
            <source>What came of it, if it should be noted</source>
            <translation>Ce qui en est sorti, s’il faut le noter</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annuler</translation>
        </message>
    </context>
    <context>
        <name>Calls</name>
        <message>
            <source>Listen</source>
            <translation>Écouter</translation>
        </message>
        <message>
            <source>Call ended</source>
            <translation>Appel terminé</translation>
        </message>
        <message>
            <source>A human</source>
            <translation>Une personne</translation>
        </message>
        <message>
            <source>%1, on hold, %2</source>
            <translation>%1, en attente, %2</translation>
        </message>
        <message>
            <source>%1, %2</source>
            <translation>%1, %2</translation>
        </message>
        <message>
            <source>%1 listens</source>
            <translation>%1 écoute</translation>
        </message>
        <message>
            <source>Declined: %1</source>
            <translation>Refusé : %1</translation>
        </message>
        <message>
            <source>Nothing said yet</source>
            <translation>Rien n’a encore été dit</translation>
        </message>
        <message>
            <source>Waiting for a human</source>
            <translation>Attend une personne</translation>
        </message>
        <message>
            <source>past %1 target</source>
            <translation>au-delà de l’objectif de %1</translation>
        </message>
        <message>
            <source>of %1 target</source>
            <translation>sur %1 visées</translation>
        </message>
        <message>
            <source>Take over</source>
            <translation>Prendre l’appel</translation>
        </message>
    </context>
    <context>
        <name>CallsModel</name>
        <message>
            <source>%1 is on the line</source>
            <translation>%1 est en ligne</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1 : %2</translation>
        </message>
    </context>
    <context>
        <name>CallsView</name>
        <message>
            <source>Calls in progress</source>
            <translation>Appels en cours</translation>
        </message>
        <message>
            <source>Caller</source>
            <translation>Appelant</translation>
        </message>
        <message>
            <source>Organization</source>
            <translation>Organisation</translation>
        </message>
        <message>
            <source>Channel</source>
            <translation>Canal</translation>
        </message>
        <message>
            <source>Phase</source>
            <translation>Phase</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Temps</translation>
        </message>
        <message>
            <source>Last line</source>
            <translation>Dernière phrase</translation>
        </message>
        <message>
            <source>State</source>
            <translation>État</translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>Colonnes</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Ouvrir</translation>
        </message>
        <message>
            <source>Take over	F5</source>
            <translation>Prendre l’appel	F5</translation>
        </message>
        <message>
            <source>Listen	F2</source>
            <translation>Écouter	F2</translation>
        </message>
        <message>
            <source>Take over the call of %1</source>
            <translation>Prendre l’appel de %1</translation>
        </message>
        <message>
            <source>Listen to the call of %1</source>
            <translation>Écouter l’appel de %1</translation>
        </message>
    </context>
    <context>
        <name>ChipFlow</name>
        <message>
            <source>Add to: %1</source>
            <translation>Ajouter à : %1</translation>
        </message>
        <message>
            <source>New entry for: %1</source>
            <translation>Nouvelle entrée pour : %1</translation>
        </message>
    </context>
    <context>
        <name>CommandPalette</name>
        <message>
            <source>Enter</source>
            <translation>Entrée</translation>
        </message>
        <message>
            <source>Search or run a command</source>
            <translation>Chercher ou lancer une commande</translation>
        </message>
        <message>
            <source>Nothing fits. Pages, calls, organizations and actions can be found here.</source>
            <translation>Rien ne correspond. On trouve ici des pages, des appels, des organisations et des actions.</translation>
        </message>
        <message>
            <source>What fits</source>
            <translation>Ce qui correspond</translation>
        </message>
    </context>
    <context>
        <name>Console</name>
        <message>
            <source>The call was not declined</source>
            <translation>L’appel n’a pas été refusé</translation>
        </message>
        <message>
            <source>No practice call</source>
            <translation>Pas d’appel d’entraînement</translation>
        </message>
        <message>
            <source>Attendant %1</source>
            <translation>Attendant %1</translation>
        </message>
        <message>
            <source>The desktop console for AI phone agents. Free software under the GNU General Public License, version 3 or later.</source>
            <translation>La console de bureau pour agents téléphoniques IA. Logiciel libre sous licence publique générale GNU, version 3 ou ultérieure.</translation>
        </message>
        <message>
            <source>You are on the line. Hand the call back first.</source>
            <translation>Vous êtes en ligne. Rendez d’abord l’appel.</translation>
        </message>
        <message>
            <source>The last words of your wrap-up are not saved yet.</source>
            <translation>Les derniers mots de votre compte rendu ne sont pas encore enregistrés.</translation>
        </message>
        <message>
            <source>The new text size or language waits</source>
            <translation>La nouvelle taille ou langue attend</translation>
        </message>
        <message>
            <source>%1 Save or discard it; the window then changes by itself.</source>
            <translation>%1 Enregistrez ou abandonnez ; la fenêtre changera ensuite d’elle-même.</translation>
        </message>
        <message>
            <source>Check your sound first</source>
            <translation>Contrôlez d’abord votre son</translation>
        </message>
        <message>
            <source>Record a sentence in the sound check. Once it has passed, choose Available again.</source>
            <translation>Enregistrez une phrase dans le contrôle du son. Une fois réussi, choisissez à nouveau Disponible.</translation>
        </message>
    </context>
    <context>
        <name>ConsoleSession</name>
        <message>
            <source>A practice call is going on. End it first.</source>
            <translation>Un appel d’entraînement est en cours. Terminez-le d’abord.</translation>
        </message>
        <message>
            <source>The simulated caller ended early: %1</source>
            <translation>L’appelant simulé s’est arrêté trop tôt : %1</translation>
        </message>
        <message>
            <source>Calls in progress</source>
            <translation>Appels en cours</translation>
        </message>
        <message numerus="yes">
            <source>%n call(s) are in progress. End them with the server?</source>
            <translation>
                <numerusform>%n appel est en cours. Le terminer avec le serveur ?</numerusform>
                <numerusform>%n appels sont en cours. Les terminer avec le serveur ?</numerusform>
            </translation>
        </message>
        <message>
            <source>The server can go on without this window: the AI answers, and the next start of the console finds it again.</source>
            <translation>Le serveur peut continuer sans cette fenêtre : l’IA répond, et la console le retrouve au prochain démarrage.</translation>
        </message>
        <message>
            <source>Keep the server running</source>
            <translation>Laisser tourner le serveur</translation>
        </message>
        <message>
            <source>End calls and server</source>
            <translation>Terminer les appels et le serveur</translation>
        </message>
    </context>
    <context>
        <name>ConsoleStore</name>
        <message>
            <source>Connected. Calls appear as they happen.</source>
            <translation>Connecté. Les appels apparaissent au fur et à mesure.</translation>
        </message>
        <message>
            <source>The server cannot be reached.</source>
            <translation>Le serveur est injoignable.</translation>
        </message>
        <message>
            <source>Connecting to the server.</source>
            <translation>Connexion au serveur.</translation>
        </message>
    </context>
    <context>
        <name>ConsoleSync</name>
        <message>
            <source>The server does not answer, so this is not known.</source>
            <translation>Le serveur ne répond pas, on ne le sait donc pas.</translation>
        </message>
        <message>
            <source>down</source>
            <translation>en panne</translation>
        </message>
    </context>
    <context>
        <name>ConversationView</name>
        <message>
            <source>What was said</source>
            <translation>Ce qui a été dit</translation>
        </message>
    </context>
    <context>
        <name>DeskSync</name>
        <message>
            <source>Your presence was not changed</source>
            <translation>Votre présence n’a pas été changée</translation>
        </message>
        <message>
            <source>The attempt was not noted</source>
            <translation>L’essai n’a pas été noté</translation>
        </message>
        <message>
            <source>The callback was not marked as done</source>
            <translation>Le rappel n’a pas été marqué comme fait</translation>
        </message>
        <message>
            <source>The wrap-up was not closed</source>
            <translation>Il n’a pas été mis fin à la clôture</translation>
        </message>
    </context>
    <context>
        <name>DockStrip</name>
        <message>
            <source>Caller</source>
            <translation>Appelant</translation>
        </message>
        <message>
            <source>You</source>
            <translation>Vous</translation>
        </message>
        <message>
            <source>Level of the caller</source>
            <translation>Niveau de l’appelant</translation>
        </message>
        <message>
            <source>Your level</source>
            <translation>Votre niveau</translation>
        </message>
        <message>
            <source>Sound devices</source>
            <translation>Appareils de son</translation>
        </message>
        <message>
            <source>The call has ended.</source>
            <translation>L’appel est terminé.</translation>
        </message>
        <message>
            <source>You listen; nobody hears you.</source>
            <translation>Vous écoutez ; personne ne vous entend.</translation>
        </message>
        <message>
            <source>You are muted: the caller hears nothing. The AI is silent.</source>
            <translation>Vous êtes muet : l’appelant n’entend rien. L’IA se tait.</translation>
        </message>
        <message>
            <source>The caller cannot hear you: no microphone. The AI is silent.</source>
            <translation>L’appelant ne peut pas vous entendre : pas de microphone. L’IA se tait.</translation>
        </message>
        <message>
            <source>The caller hears you. The AI is silent.</source>
            <translation>L’appelant vous entend. L’IA se tait.</translation>
        </message>
        <message>
            <source>You have this call, but your sound is not connected. The AI is silent.</source>
            <translation>Vous avez cet appel, mais votre son n’est pas connecté. L’IA se tait.</translation>
        </message>
        <message>
            <source>The caller hears %1. The AI is silent.</source>
            <translation>L’appelant entend %1. L’IA se tait.</translation>
        </message>
        <message>
            <source>On hold: the caller hears a soft tone, and neither you nor the AI.</source>
            <translation>En attente : l’appelant entend un son doux, et ni vous ni l’IA.</translation>
        </message>
        <message>
            <source>The caller waits for a person.</source>
            <translation>L’appelant attend une personne.</translation>
        </message>
        <message>
            <source>The caller hears the AI.</source>
            <translation>L’appelant entend l’IA.</translation>
        </message>
        <message>
            <source>No sound device</source>
            <translation>Aucun appareil de son</translation>
        </message>
        <message>
            <source>Microphone: %1
Speaker: %2</source>
            <translation>Microphone : %1
Haut-parleur : %2</translation>
        </message>
        <message>
            <source>none</source>
            <translation>aucun</translation>
        </message>
        <message>
            <source>None found</source>
            <translation>Aucun trouvé</translation>
        </message>
        <message>
            <source>You speak into</source>
            <translation>Vous parlez dans</translation>
        </message>
        <message>
            <source>You hear the caller on</source>
            <translation>Vous entendez l’appelant sur</translation>
        </message>
        <message>
            <source>Audio settings…</source>
            <translation>Réglages du son…</translation>
        </message>
        <message>
            <source>You are speaking while muted: the caller hears nothing.</source>
            <translation>Vous parlez alors que vous êtes muet : l’appelant n’entend rien.</translation>
        </message>
        <message>
            <source>You are muted: hold %1 to speak. The AI is silent.</source>
            <translation>Vous êtes muet : maintenez %1 pour parler. L’IA se tait.</translation>
        </message>
        <message>
            <source>You hear the last seconds again.</source>
            <translation>Vous réécoutez les dernières secondes.</translation>
        </message>
        <message>
            <source>You hear the last seconds; nobody hears you.</source>
            <translation>Vous réécoutez ; personne ne vous entend.</translation>
        </message>
    </context>
    <context>
        <name>EntryList</name>
        <message>
            <source>A name is missing. What was saved stays.</source>
            <translation>Il manque un nom. Ce qui était enregistré reste.</translation>
        </message>
        <message>
            <source>New entry</source>
            <translation>Nouvelle entrée</translation>
        </message>
    </context>
    <context>
        <name>EntryRow</name>
        <message>
            <source>Length</source>
            <translation>Durée</translation>
        </message>
        <message>
            <source>Move or remove</source>
            <translation>Déplacer ou retirer</translation>
        </message>
        <message>
            <source>Move up</source>
            <translation>Monter</translation>
        </message>
        <message>
            <source>Move down</source>
            <translation>Descendre</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Retirer</translation>
        </message>
        <message>
            <source>The AI may book: %1</source>
            <translation>L’IA peut réserver : %1</translation>
        </message>
        <message>
            <source>Minutes for %1</source>
            <translation>Minutes pour %1</translation>
        </message>
    </context>
    <context>
        <name>EscalationBanner</name>
        <message>
            <source>“%1”</source>
            <translation>« %1 »</translation>
        </message>
        <message>
            <source>“%1” at %2</source>
            <translation>« %1 » à %2</translation>
        </message>
        <message>
            <source>Needs a person, %1</source>
            <translation>A besoin d’une personne, %1</translation>
        </message>
        <message>
            <source>%1: %2. %3 %4 %5</source>
            <translation>%1 : %2. %3 %4 %5</translation>
        </message>
        <message>
            <source>Request to human</source>
            <translation>De la demande à la personne</translation>
        </message>
        <message>
            <source>Phrase to human</source>
            <translation>Des mots à la personne</translation>
        </message>
        <message>
            <source>Settled</source>
            <translation>Réglé</translation>
        </message>
        <message>
            <source>Declined</source>
            <translation>Refusé</translation>
        </message>
        <message>
            <source>of %1 target</source>
            <translation>sur %1 visées</translation>
        </message>
        <message>
            <source>waiting</source>
            <translation>en attente</translation>
        </message>
        <message>
            <source>past</source>
            <translation>dépassé</translation>
        </message>
        <message>
            <source>met</source>
            <translation>tenu</translation>
        </message>
        <message>
            <source>missed</source>
            <translation>manqué</translation>
        </message>
    </context>
    <context>
        <name>EscalationSection</name>
        <message>
            <source>Escalation</source>
            <translation>Escalade</translation>
        </message>
        <message>
            <source>Escalation phone</source>
            <translation>Téléphone d’escalade</translation>
        </message>
        <message>
            <source>Emergency number</source>
            <translation>Numéro d’urgence</translation>
        </message>
        <message>
            <source>Only digits, such as 911 or 112. What was saved stays.</source>
            <translation>Des chiffres seulement, comme 911 ou 112. Ce qui était enregistré reste.</translation>
        </message>
        <message>
            <source>Emergency target in seconds</source>
            <translation>Objectif d’urgence en secondes</translation>
        </message>
        <message>
            <source>A number from 1 to 600. The saved target stays %1 s.</source>
            <translation>Un nombre de 1 à 600. L’objectif enregistré reste %1 s.</translation>
        </message>
        <message>
            <source>seconds</source>
            <translation>secondes</translation>
        </message>
        <message>
            <source>Emergency target</source>
            <translation>Objectif d’urgence</translation>
        </message>
        <message>
            <source>When closed</source>
            <translation>Si c’est fermé</translation>
        </message>
        <message>
            <source>Voicemail</source>
            <translation>Messagerie vocale</translation>
        </message>
        <message>
            <source>Ring the escalation phone</source>
            <translation>Appeler le téléphone d’escalade</translation>
        </message>
        <message>
            <source>Take a message</source>
            <translation>Prendre un message</translation>
        </message>
        <message>
            <source>Say that it is closed</source>
            <translation>Dire que c’est fermé</translation>
        </message>
        <message>
            <source>Message when closed</source>
            <translation>Message si c’est fermé</translation>
        </message>
        <message>
            <source>What the AI says after hours</source>
            <translation>Ce que dit l’IA hors des heures d’ouverture</translation>
        </message>
    </context>
    <context>
        <name>HandbackBar</name>
        <message>
            <source>The AI takes over with:</source>
            <translation>L’IA reprend avec :</translation>
        </message>
        <message>
            <source>What the AI says first</source>
            <translation>Ce que l’IA dit d’abord</translation>
        </message>
        <message>
            <source>Approve</source>
            <translation>Approuver</translation>
        </message>
        <message>
            <source>Edit</source>
            <translation>Modifier</translation>
        </message>
        <message>
            <source>Stay on the call</source>
            <translation>Rester en ligne</translation>
        </message>
        <message>
            <source>Hand back to the AI</source>
            <translation>Rendre à l’IA</translation>
        </message>
        <message>
            <source>The AI looks for its words…</source>
            <translation>L’IA cherche ses mots…</translation>
        </message>
        <message>
            <source>“%1”</source>
            <translation>« %1 »</translation>
        </message>
        <message>
            <source>Say this</source>
            <translation>Faire dire ceci</translation>
        </message>
        <message>
            <source>At most %1 characters; these are %2.</source>
            <translation>Au plus %1 caractères ; il y en a %2.</translation>
        </message>
        <message>
            <source>The AI goes on with this sentence</source>
            <translation>L’IA continue avec cette phrase</translation>
        </message>
        <message>
            <source>You stay on the line until you approve it.</source>
            <translation>Vous restez en ligne jusqu’à ce que vous l’approuviez.</translation>
        </message>
        <message>
            <source>says it in %1 s</source>
            <translation>le dit dans %1 s</translation>
        </message>
    </context>
    <context>
        <name>HealthView</name>
        <message>
            <source>works</source>
            <translation>fonctionne</translation>
        </message>
        <message>
            <source>has trouble</source>
            <translation>a des difficultés</translation>
        </message>
        <message>
            <source>is down</source>
            <translation>est en panne</translation>
        </message>
        <message>
            <source>is not known yet</source>
            <translation>n’est pas encore connu</translation>
        </message>
        <message>
            <source>Server</source>
            <translation>Serveur</translation>
        </message>
        <message>
            <source>AI</source>
            <translation>IA</translation>
        </message>
        <message>
            <source>Database</source>
            <translation>Base de données</translation>
        </message>
        <message>
            <source>Audio</source>
            <translation>Son</translation>
        </message>
    </context>
    <context>
        <name>HelpPage</name>
        <message>
            <source>Help</source>
            <translation>Aide</translation>
        </message>
        <message>
            <source>Help for</source>
            <translation>Aide pour</translation>
        </message>
        <message>
            <source>First steps</source>
            <translation>Premiers pas</translation>
        </message>
        <message>
            <source>Supervisors</source>
            <translation>Superviseurs</translation>
        </message>
        <message>
            <source>Human agents</source>
            <translation>Agents humains</translation>
        </message>
        <message>
            <source>Operators</source>
            <translation>Exploitants</translation>
        </message>
        <message>
            <source>API documentation</source>
            <translation>Documentation de l’API</translation>
        </message>
        <message>
            <source>Opens in the browser</source>
            <translation>S’ouvre dans le navigateur</translation>
        </message>
    </context>
    <context>
        <name>HistoryDetail</name>
        <message>
            <source>No call chosen</source>
            <translation>Aucun appel choisi</translation>
        </message>
        <message>
            <source>Choose one at the left to read what was said.</source>
            <translation>Choisissez-en un à gauche pour lire ce qui a été dit.</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Ouvrir</translation>
        </message>
        <message>
            <source>Open the call on its own page</source>
            <translation>Ouvrir l’appel sur sa propre page</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>Exporter</translation>
        </message>
        <message>
            <source>Text, for reading…</source>
            <translation>Texte, pour lire…</translation>
        </message>
        <message>
            <source>JSON, everything…</source>
            <translation>JSON, tout…</translation>
        </message>
        <message>
            <source>CSV, the transcript…</source>
            <translation>CSV, la transcription…</translation>
        </message>
        <message>
            <source>Loading the call…</source>
            <translation>Chargement de l’appel…</translation>
        </message>
        <message>
            <source>Could not read the call</source>
            <translation>L’appel n’a pas pu être lu</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Réessayer</translation>
        </message>
        <message>
            <source>Outcome</source>
            <translation>Issue</translation>
        </message>
        <message>
            <source>Length</source>
            <translation>Durée</translation>
        </message>
        <message>
            <source>Channel</source>
            <translation>Canal</translation>
        </message>
        <message>
            <source>Human</source>
            <translation>Personne</translation>
        </message>
        <message>
            <source>Urgency</source>
            <translation>Urgence</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Motif</translation>
        </message>
        <message>
            <source>Waited</source>
            <translation>Attente</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>Résultat</translation>
        </message>
        <message>
            <source>Ended</source>
            <translation>Fin</translation>
        </message>
        <message>
            <source>Prompt</source>
            <translation>Consigne</translation>
        </message>
        <message>
            <source>Intake</source>
            <translation>Recueil</translation>
        </message>
        <message>
            <source>Nothing was taken down.</source>
            <translation>Rien n’a été noté.</translation>
        </message>
        <message>
            <source>Wrap-up note</source>
            <translation>Note de clôture</translation>
        </message>
        <message>
            <source>Export the call</source>
            <translation>Exporter l’appel</translation>
        </message>
        <message>
            <source>Was it right?</source>
            <translation>Était-ce justifié ?</translation>
        </message>
        <message>
            <source>WAV, the sound…</source>
            <translation>WAV, le son…</translation>
        </message>
    </context>
    <context>
        <name>HistoryFilters</name>
        <message>
            <source>Search in what was said</source>
            <translation>Chercher dans ce qui a été dit</translation>
        </message>
        <message>
            <source>From this day</source>
            <translation>À partir de ce jour</translation>
        </message>
        <message>
            <source>To this day</source>
            <translation>Jusqu’à ce jour</translation>
        </message>
        <message>
            <source>From</source>
            <translation>Du</translation>
        </message>
        <message>
            <source>to</source>
            <translation>au</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Aujourd’hui</translation>
        </message>
        <message>
            <source>Last 7 days</source>
            <translation>7 derniers jours</translation>
        </message>
        <message>
            <source>Last 30 days</source>
            <translation>30 derniers jours</translation>
        </message>
        <message>
            <source>Last 90 days</source>
            <translation>90 derniers jours</translation>
        </message>
        <message>
            <source>Any time</source>
            <translation>N’importe quand</translation>
        </message>
        <message>
            <source>From … to …</source>
            <translation>Du … au …</translation>
        </message>
        <message>
            <source>Any status</source>
            <translation>Tout état</translation>
        </message>
        <message>
            <source>In progress</source>
            <translation>En cours</translation>
        </message>
        <message>
            <source>Ended</source>
            <translation>Fin</translation>
        </message>
        <message>
            <source>Escalated or not</source>
            <translation>Escaladés ou non</translation>
        </message>
        <message>
            <source>Escalated</source>
            <translation>Escaladés</translation>
        </message>
        <message>
            <source>Not escalated</source>
            <translation>Non escaladés</translation>
        </message>
        <message>
            <source>Time: %1</source>
            <translation>Temps : %1</translation>
        </message>
        <message>
            <source>All organizations</source>
            <translation>Toutes les organisations</translation>
        </message>
        <message>
            <source>Organization: %1</source>
            <translation>Organisation : %1</translation>
        </message>
        <message>
            <source>Status: %1</source>
            <translation>État : %1</translation>
        </message>
        <message>
            <source>Escalation: %1</source>
            <translation>Escalade : %1</translation>
        </message>
        <message>
            <source>This is no date. All days are searched meanwhile.</source>
            <translation>Ce n’est pas une date. En attendant, tous les jours sont cherchés.</translation>
        </message>
    </context>
    <context>
        <name>HistoryModel</name>
        <message>
            <source>Nothing was said.</source>
            <translation>Rien n’a été dit.</translation>
        </message>
        <message>
            <source>In progress</source>
            <translation>En cours</translation>
        </message>
        <message>
            <source>Line lost</source>
            <translation>Ligne perdue</translation>
        </message>
        <message>
            <source>Taken over</source>
            <translation>Pris par une personne</translation>
        </message>
        <message>
            <source>Escalated, nobody came</source>
            <translation>Escaladé, personne n’est venu</translation>
        </message>
        <message>
            <source>Completed</source>
            <translation>Terminé</translation>
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
            <translation>Historique</translation>
        </message>
        <message>
            <source>Calls found</source>
            <translation>Appels trouvés</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Chercher</translation>
        </message>
        <message>
            <source>Could not write %1</source>
            <translation>%1 n’a pas pu être écrit</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Fermer</translation>
        </message>
        <message>
            <source>Searching…</source>
            <translation>Recherche…</translation>
        </message>
        <message numerus="yes">
            <source>%n calls, and more</source>
            <translation>
                <numerusform>%n appel, et plus</numerusform>
                <numerusform>%n appels, et plus</numerusform>
            </translation>
        </message>
        <message>
            <source>Could not read further</source>
            <translation>La suite n’a pas pu être lue</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Réessayer</translation>
        </message>
        <message>
            <source>Could not search</source>
            <translation>La recherche a échoué</translation>
        </message>
        <message>
            <source>No calls</source>
            <translation>Aucun appel</translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>Rien trouvé</translation>
        </message>
        <message>
            <source>No call has all of these words and fits the filters.</source>
            <translation>Aucun appel ne contient tous ces mots avec ces filtres.</translation>
        </message>
        <message>
            <source>Search everywhere</source>
            <translation>Chercher partout</translation>
        </message>
        <message>
            <source>No calls yet</source>
            <translation>Pas encore d’appel</translation>
        </message>
        <message>
            <source>Calls appear here from the moment they start.</source>
            <translation>Les appels apparaissent ici dès leur début.</translation>
        </message>
        <message numerus="yes">
            <source>More than %n calls</source>
            <translation>
                <numerusform>Plus de %n appel</numerusform>
                <numerusform>Plus de %n appels</numerusform>
            </translation>
        </message>
        <message>
            <source>1 call</source>
            <translation>1 appel</translation>
        </message>
        <message numerus="yes">
            <source>%n calls</source>
            <translation>
                <numerusform>%n appel</numerusform>
                <numerusform>%n appels</numerusform>
            </translation>
        </message>
        <message>
            <source>Saved as %1</source>
            <translation>Enregistré sous %1</translation>
        </message>
    </context>
    <context>
        <name>HoursGrid</name>
        <message>
            <source>Opening hours</source>
            <translation>Heures d’ouverture</translation>
        </message>
        <message>
            <source>Drag to open or close. With keys: arrows move, Shift selects, Space opens or closes.</source>
            <translation>Glissez pour ouvrir ou fermer. Au clavier : les flèches déplacent, Maj sélectionne, Espace ouvre ou ferme.</translation>
        </message>
        <message>
            <source>changed</source>
            <translation>modifié</translation>
        </message>
        <message>
            <source>%1: %2. Cursor at %3, %4.</source>
            <translation>%1 : %2. Curseur à %3, %4.</translation>
        </message>
        <message>
            <source>open</source>
            <translation>ouvert</translation>
        </message>
        <message>
            <source>closed</source>
            <translation>fermé</translation>
        </message>
    </context>
    <context>
        <name>HoursSection</name>
        <message>
            <source>Opening hours</source>
            <translation>Heures d’ouverture</translation>
        </message>
        <message>
            <source>Closed on</source>
            <translation>Fermé le</translation>
        </message>
        <message>
            <source>Date of the holiday</source>
            <translation>Date du jour férié</translation>
        </message>
        <message>
            <source>Name of the holiday</source>
            <translation>Nom du jour férié</translation>
        </message>
        <message>
            <source>Holiday</source>
            <translation>Jour férié</translation>
        </message>
        <message>
            <source>25 Dec 2026</source>
            <translation>25 déc. 2026</translation>
        </message>
        <message>
            <source>Name, such as Christmas</source>
            <translation>Nom, comme Noël</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>Ajouter</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annuler</translation>
        </message>
        <message>
            <source>Find a time zone</source>
            <translation>Chercher un fuseau horaire</translation>
        </message>
        <message>
            <source>This is no date. Write one such as %1.</source>
            <translation>Ce n’est pas une date. Écrivez-en une comme %1.</translation>
        </message>
        <message>
            <source>Time zone: %1</source>
            <translation>Fuseau horaire : %1</translation>
        </message>
        <message>
            <source>%1 is over. Write a day that is to come.</source>
            <translation>%1 est passé. Écrivez un jour à venir.</translation>
        </message>
    </context>
    <context>
        <name>InlineAsk</name>
        <message>
            <source>Write something first.</source>
            <translation>Écrivez d’abord quelque chose.</translation>
        </message>
    </context>
    <context>
        <name>LanguageSection</name>
        <message>
            <source>Language</source>
            <translation>Langue</translation>
        </message>
        <message>
            <source>What the console is written in. Callers are answered in the language of their organization.</source>
            <translation>Ce dans quoi la console est écrite. Les appelants sont pris dans la langue de leur organisation.</translation>
        </message>
        <message>
            <source>Language of the console</source>
            <translation>Langue de la console</translation>
        </message>
        <message>
            <source>System default: %1</source>
            <translation>Appareil du système : %1</translation>
        </message>
        <message>
            <source>Dates, times and numbers follow the language.</source>
            <translation>Les dates, heures et nombres suivent la langue.</translation>
        </message>
    </context>
    <context>
        <name>Languages</name>
        <message>
            <source>English</source>
            <translation>Anglais</translation>
        </message>
        <message>
            <source>German</source>
            <translation>Allemand</translation>
        </message>
        <message>
            <source>Spanish</source>
            <translation>Espagnol</translation>
        </message>
        <message>
            <source>French</source>
            <translation>Français</translation>
        </message>
        <message>
            <source>Italian</source>
            <translation>Italien</translation>
        </message>
        <message>
            <source>Portuguese</source>
            <translation>Portugais</translation>
        </message>
        <message>
            <source>Dutch</source>
            <translation>Néerlandais</translation>
        </message>
        <message>
            <source>Polish</source>
            <translation>Polonais</translation>
        </message>
        <message>
            <source>Turkish</source>
            <translation>Turc</translation>
        </message>
        <message>
            <source>Russian</source>
            <translation>Russe</translation>
        </message>
        <message>
            <source>Ukrainian</source>
            <translation>Ukrainien</translation>
        </message>
        <message>
            <source>Arabic</source>
            <translation>Arabe</translation>
        </message>
        <message>
            <source>Chinese</source>
            <translation>Chinois</translation>
        </message>
        <message>
            <source>Japanese</source>
            <translation>Japonais</translation>
        </message>
        <message>
            <source>Vietnamese</source>
            <translation>Vietnamien</translation>
        </message>
    </context>
    <context>
        <name>LastTakenPanel</name>
        <message>
            <source>Last taken</source>
            <translation>Derniers appels pris</translation>
        </message>
        <message>
            <source>All in History</source>
            <translation>Tous dans l’historique</translation>
        </message>
        <message>
            <source>A human</source>
            <translation>Une personne</translation>
        </message>
        <message>
            <source>%1, %2, taken by %3 after %4</source>
            <translation>%1, %2, pris par %3 après %4</translation>
        </message>
    </context>
    <context>
        <name>LivePage</name>
        <message>
            <source>Live</source>
            <translation>En direct</translation>
        </message>
        <message>
            <source>No calls right now</source>
            <translation>Aucun appel en ce moment</translation>
        </message>
        <message>
            <source>Calls appear here the moment they start.</source>
            <translation>Les appels apparaissent ici à l’instant où ils commencent.</translation>
        </message>
        <message>
            <source>No call matches</source>
            <translation>Aucun appel ne correspond</translation>
        </message>
        <message>
            <source>Calls are in progress, but none fits the filters.</source>
            <translation>Des appels sont en cours, mais aucun ne passe les filtres.</translation>
        </message>
        <message>
            <source>Reading the calls</source>
            <translation>Lecture des appels</translation>
        </message>
        <message>
            <source>They appear here as soon as the server answers.</source>
            <translation>Ils apparaissent ici dès que le serveur répond.</translation>
        </message>
        <message>
            <source>Show all calls</source>
            <translation>Montrer tous les appels</translation>
        </message>
        <message>
            <source>Show calls by risk</source>
            <translation>Montrer les appels par risque</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Tous</translation>
        </message>
        <message>
            <source>All phases</source>
            <translation>Toutes les phases</translation>
        </message>
        <message>
            <source>All channels</source>
            <translation>Tous les canaux</translation>
        </message>
        <message>
            <source>Show calls as</source>
            <translation>Montrer les appels en</translation>
        </message>
        <message>
            <source>Cards</source>
            <translation>Cartes</translation>
        </message>
        <message>
            <source>Table</source>
            <translation>Tableau</translation>
        </message>
        <message>
            <source>Start a practice call</source>
            <translation>Lancer un appel d’entraînement</translation>
        </message>
        <message>
            <source>Look at the organizations</source>
            <translation>Voir les organisations</translation>
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
            <translation>Aide</translation>
        </message>
        <message>
            <source>Search or run a command</source>
            <translation>Chercher ou lancer une commande</translation>
        </message>
        <message>
            <source>Accept the most urgent call</source>
            <translation>Accepter l’appel le plus urgent</translation>
        </message>
        <message>
            <source>Choose the organization</source>
            <translation>Choisir l’organisation</translation>
        </message>
        <message>
            <source>Available</source>
            <translation>Disponible</translation>
        </message>
        <message>
            <source>Busy</source>
            <translation>Occupé</translation>
        </message>
        <message>
            <source>Away</source>
            <translation>Absent</translation>
        </message>
        <message>
            <source>Light theme</source>
            <translation>Thème clair</translation>
        </message>
        <message>
            <source>Dark theme</source>
            <translation>Thème sombre</translation>
        </message>
        <message>
            <source>Theme of the system</source>
            <translation>Thème du système</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>Quitter</translation>
        </message>
        <message>
            <source>Theme</source>
            <translation>Thème</translation>
        </message>
        <message>
            <source>System</source>
            <translation>Système</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Clair</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Sombre</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Réglages</translation>
        </message>
        <message>
            <source>Help	F1</source>
            <translation>Aide	F1</translation>
        </message>
        <message>
            <source>About Attendant</source>
            <translation>À propos d’Attendant</translation>
        </message>
        <message>
            <source>Quit	Ctrl+Q</source>
            <translation>Quitter	Ctrl+Q</translation>
        </message>
        <message>
            <source>Pages</source>
            <translation>Pages</translation>
        </message>
        <message>
            <source>Calls</source>
            <translation>Appels</translation>
        </message>
        <message>
            <source>Organizations</source>
            <translation>Organisations</translation>
        </message>
        <message>
            <source>All organizations</source>
            <translation>Toutes les organisations</translation>
        </message>
        <message>
            <source>show only its calls</source>
            <translation>ne montrer que ses appels</translation>
        </message>
        <message>
            <source>Actions</source>
            <translation>Actions</translation>
        </message>
        <message numerus="yes">
            <source>%n calls</source>
            <translation>
                <numerusform>%n appel</numerusform>
                <numerusform>%n appels</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n waiting, an emergency among them</source>
            <translation>
                <numerusform>%n en attente, une urgence</numerusform>
                <numerusform>%n en attente, dont une urgence</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n waiting</source>
            <translation>
                <numerusform>%n en attente</numerusform>
                <numerusform>%n en attente</numerusform>
            </translation>
        </message>
        <message>
            <source>(%1) Attendant</source>
            <translation>(%1) Attendant</translation>
        </message>
        <message>
            <source>Calls go on there. What is shown is from %1 and grey until it is live again.</source>
            <translation>Les appels y continuent. Ce qui est montré date de %1 et reste gris jusqu’au retour en direct.</translation>
        </message>
        <message>
            <source>Nothing has been read from it yet. Calls that are in progress there go on.</source>
            <translation>Rien n’y a encore été lu. Les appels en cours continuent.</translation>
        </message>
        <message>
            <source>Could not reach the server</source>
            <translation>Le serveur est injoignable</translation>
        </message>
        <message>
            <source>Try now</source>
            <translation>Essayer maintenant</translation>
        </message>
        <message>
            <source>next try in %1</source>
            <translation>prochain essai dans %1</translation>
        </message>
        <message>
            <source>trying now</source>
            <translation>essai en cours</translation>
        </message>
        <message>
            <source>Quit while you are talking to %1?</source>
            <translation>Quitter pendant que vous parlez à %1 ?</translation>
        </message>
        <message>
            <source>The call stays open on the server and waits for a person again. Nothing that was said is lost.</source>
            <translation>L’appel reste ouvert sur le serveur et attend à nouveau une personne. Rien de ce qui a été dit n’est perdu.</translation>
        </message>
        <message>
            <source>Stay on the call</source>
            <translation>Rester en ligne</translation>
        </message>
        <message>
            <source>Quit without saving?</source>
            <translation>Quitter sans enregistrer ?</translation>
        </message>
        <message>
            <source>Keep editing</source>
            <translation>Continuer à modifier</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Fermer</translation>
        </message>
        <message>
            <source>%1: %2 waits, %3</source>
            <comment>urgency: caller waits, organization</comment>
            <translation>%1 : %2 attend, %3</translation>
        </message>
        <message>
            <source>is down</source>
            <translation>est en panne</translation>
        </message>
        <message>
            <source>has trouble</source>
            <translation>a des difficultés</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <comment>part of the system: why it does not work</comment>
            <translation>%1 : %2</translation>
        </message>
        <message>
            <source>Understood</source>
            <translation>Compris</translation>
        </message>
    </context>
    <context>
        <name>NavigationRail</name>
        <message>
            <source>Pages</source>
            <translation>Pages</translation>
        </message>
    </context>
    <context>
        <name>Notice</name>
        <message>
            <source>Close</source>
            <translation>Fermer</translation>
        </message>
    </context>
    <context>
        <name>OpenState</name>
        <message>
            <source>tomorrow</source>
            <translation>demain</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>Fermé</translation>
        </message>
        <message>
            <source>Opening hours not set</source>
            <translation>Heures d’ouverture non définies</translation>
        </message>
        <message>
            <source>Open around the clock</source>
            <translation>Ouvert jour et nuit</translation>
        </message>
        <message>
            <source>Open until %1</source>
            <translation>Ouvert jusqu’à %1</translation>
        </message>
        <message>
            <source>Open until %1 in %2</source>
            <translation>Ouvert jusqu’à %1 à %2</translation>
        </message>
        <message>
            <source>Closed until %1</source>
            <translation>Fermé jusqu’à %1</translation>
        </message>
        <message>
            <source>Closed until %1 in %2</source>
            <translation>Fermé jusqu’à %1 à %2</translation>
        </message>
        <message>
            <source>Closed today: %1</source>
            <translation>Fermé aujourd’hui : %1</translation>
        </message>
        <message>
            <source>Closed today</source>
            <translation>Fermé aujourd’hui</translation>
        </message>
        <message>
            <source>Today %1</source>
            <translation>Aujourd’hui %1</translation>
        </message>
        <message>
            <source>Closed on %1</source>
            <translation>Fermé le %1</translation>
        </message>
    </context>
    <context>
        <name>OpenWrapupsPanel</name>
        <message>
            <source>%1 left</source>
            <translation>reste %1</translation>
        </message>
        <message>
            <source>time is up</source>
            <translation>temps écoulé</translation>
        </message>
        <message>
            <source>Open wrap-ups</source>
            <translation>Clôtures en cours</translation>
        </message>
        <message>
            <source>Why it is closed</source>
            <translation>Pourquoi il y est mis fin</translation>
        </message>
        <message>
            <source>Close it</source>
            <translation>Y mettre fin</translation>
        </message>
        <message>
            <source>Why, for the person who was writing</source>
            <translation>Pourquoi, pour la personne qui écrivait</translation>
        </message>
        <message>
            <source>Keep it open</source>
            <translation>La laisser en cours</translation>
        </message>
        <message>
            <source>Close…</source>
            <translation>Mettre fin…</translation>
        </message>
        <message>
            <source>Close the wrap-up of %1</source>
            <translation>Mettre fin à la clôture de %1</translation>
        </message>
        <message>
            <source>%1, %2</source>
            <comment>caller, time left</comment>
            <translation>%1, %2</translation>
        </message>
        <message>
            <source>Close what %1 writes about %2? What is written is kept.</source>
            <translation>Mettre fin à ce que %1 écrit sur %2 ? Ce qui est écrit est conservé.</translation>
        </message>
    </context>
    <context>
        <name>OrganizationChanges</name>
        <message>
            <source>Services</source>
            <translation>Prestations</translation>
        </message>
        <message>
            <source>Greeting</source>
            <translation>Accueil</translation>
        </message>
        <message>
            <source>Role</source>
            <translation>Rôle</translation>
        </message>
        <message>
            <source>Speaking style</source>
            <translation>Façon de parler</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Langue</translation>
        </message>
        <message>
            <source>Voice</source>
            <translation>Voix</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>Modèle</translation>
        </message>
        <message>
            <source>Transcription model</source>
            <translation>Modèle de transcription</translation>
        </message>
        <message>
            <source>What to find out</source>
            <translation>Ce qu’il faut apprendre</translation>
        </message>
        <message>
            <source>Emergency phrases</source>
            <translation>Mots d’urgence</translation>
        </message>
        <message>
            <source>Priority phrases</source>
            <translation>Mots prioritaires</translation>
        </message>
        <message>
            <source>Emergency number</source>
            <translation>Numéro d’urgence</translation>
        </message>
        <message>
            <source>Emergency target</source>
            <translation>Objectif d’urgence</translation>
        </message>
        <message>
            <source>Message when closed</source>
            <translation>Message si c’est fermé</translation>
        </message>
        <message>
            <source>Dialled numbers</source>
            <translation>Numéros composés</translation>
        </message>
        <message>
            <source>Voicemail</source>
            <translation>Messagerie vocale</translation>
        </message>
        <message>
            <source>Ring the escalation phone</source>
            <translation>Appeler le téléphone d’escalade</translation>
        </message>
        <message>
            <source>Take a message</source>
            <translation>Prendre un message</translation>
        </message>
        <message>
            <source>Say that it is closed</source>
            <translation>Dire que c’est fermé</translation>
        </message>
        <message>
            <source>%1 (takes a message)</source>
            <translation>%1 (prend un message)</translation>
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
            <translation>Heures d’ouverture, %1</translation>
        </message>
        <message>
            <source>Time zone</source>
            <translation>Fuseau horaire</translation>
        </message>
        <message>
            <source>Closed on</source>
            <translation>Fermé le</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nom</translation>
        </message>
        <message>
            <source>Opening hours</source>
            <translation>Heures d’ouverture</translation>
        </message>
        <message>
            <source>Escalation phone</source>
            <translation>Téléphone d’escalade</translation>
        </message>
        <message>
            <source>When closed</source>
            <translation>Si c’est fermé</translation>
        </message>
        <message>
            <source>Escalation policy</source>
            <translation>Plan d’escalade</translation>
        </message>
        <message>
            <source>Outcomes</source>
            <translation>Issues</translation>
        </message>
        <message>
            <source>%1, %2 s</source>
            <translation>%1, %2 s</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1 : %2</translation>
        </message>
        <message>
            <source>, then </source>
            <translation>, puis </translation>
        </message>
        <message>
            <source>Group %1: %2 people</source>
            <translation>Groupe %1 (personnes : %2)</translation>
        </message>
        <message>
            <source>Recording</source>
            <translation>Enregistrement</translation>
        </message>
        <message>
            <source>Calls are kept</source>
            <translation>Conservation des appels</translation>
        </message>
        <message numerus="yes">
            <source>%n day(s)</source>
            <translation>
                <numerusform>%n jour</numerusform>
                <numerusform>%n jours</numerusform>
            </translation>
        </message>
        <message>
            <source>Not recorded</source>
            <translation>Non enregistrés</translation>
        </message>
        <message>
            <source>Recorded, and callers are told</source>
            <translation>Enregistrés, et les appelants en sont avertis</translation>
        </message>
        <message>
            <source>Recorded; callers have agreed already</source>
            <translation>Enregistrés ; les appelants ont déjà donné leur accord</translation>
        </message>
    </context>
    <context>
        <name>OrganizationEditor</name>
        <message>
            <source>Delete this organization?</source>
            <translation>Supprimer cette organisation ?</translation>
        </message>
        <message>
            <source>Name of the organization, to confirm</source>
            <translation>Nom de l’organisation, pour confirmer</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Supprimer</translation>
        </message>
        <message>
            <source>Keep it</source>
            <translation>La garder</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Annuler la modification</translation>
        </message>
        <message>
            <source>Undo the last change (%1)</source>
            <translation>Annuler la dernière modification (%1)</translation>
        </message>
        <message>
            <source>More for this organization</source>
            <translation>Plus sur cette organisation</translation>
        </message>
        <message>
            <source>Duplicate</source>
            <translation>Dupliquer</translation>
        </message>
        <message>
            <source>Export as JSON</source>
            <translation>Exporter en JSON</translation>
        </message>
        <message>
            <source>Delete…</source>
            <translation>Supprimer…</translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>Abandonner</translation>
        </message>
        <message>
            <source>Review and save</source>
            <translation>Vérifier et enregistrer</translation>
        </message>
        <message>
            <source>New organization</source>
            <translation>Nouvelle organisation</translation>
        </message>
        <message>
            <source>Not saved yet</source>
            <translation>Pas encore enregistrée</translation>
        </message>
        <message>
            <source>1 change</source>
            <translation>1 modification</translation>
        </message>
        <message numerus="yes">
            <source>%n changes</source>
            <translation>
                <numerusform>%n modification</numerusform>
                <numerusform>%n modifications</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n to fix</source>
            <translation>
                <numerusform>%n à corriger</numerusform>
                <numerusform>%n à corriger</numerusform>
            </translation>
        </message>
        <message>
            <source>Saving…</source>
            <translation>Enregistrement…</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Enregistrer</translation>
        </message>
        <message>
            <source>An organization needs a name.</source>
            <translation>Une organisation a besoin d’un nom.</translation>
        </message>
        <message>
            <source>Nothing has been changed.</source>
            <translation>Rien n’a été modifié.</translation>
        </message>
        <message>
            <source>The server does not accept this</source>
            <translation>Le serveur n’accepte pas ceci</translation>
        </message>
        <message>
            <source>Could not save</source>
            <translation>Enregistrement impossible</translation>
        </message>
        <message>
            <source>%1 Nothing was saved; your changes are still here.</source>
            <translation>%1 Rien n’a été enregistré ; vos modifications sont toujours là.</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Réessayer</translation>
        </message>
        <message>
            <source>Someone else saved meanwhile</source>
            <translation>Quelqu’un d’autre a enregistré entre-temps</translation>
        </message>
        <message>
            <source>%1 Your changes are not saved, and still here.</source>
            <translation>%1 Vos modifications ne sont pas enregistrées, et toujours là.</translation>
        </message>
        <message>
            <source>They saved the same values again.</source>
            <translation>Les mêmes valeurs ont été enregistrées à nouveau.</translation>
        </message>
        <message>
            <source>They changed: %1.</source>
            <translation>Modifié là-bas : %1.</translation>
        </message>
        <message>
            <source>%1 Your changes are not saved yet, and not lost either way.</source>
            <translation>%1 Vos modifications ne sont pas encore enregistrées, et ne seront perdues en aucun cas.</translation>
        </message>
        <message>
            <source>Show theirs</source>
            <translation>Montrer les leurs</translation>
        </message>
        <message>
            <source>Keep mine</source>
            <translation>Garder les miennes</translation>
        </message>
        <message>
            <source>This is what the other person saved</source>
            <translation>Voici ce que l’autre personne a enregistré</translation>
        </message>
        <message>
            <source>Undo brings your changes back, on top of theirs.</source>
            <translation>Annuler rétablit vos modifications, par-dessus les leurs.</translation>
        </message>
        <message>
            <source>Bring mine back</source>
            <translation>Rétablir les miennes</translation>
        </message>
        <message>
            <source>%1 stops answering calls, and its settings are lost. Type its name to confirm.</source>
            <translation>%1 ne répond plus aux appels, et ses réglages sont perdus. Écrivez son nom pour confirmer.</translation>
        </message>
        <message>
            <source>Not deleted</source>
            <translation>Non supprimée</translation>
        </message>
        <message>
            <source>It has calls in progress. Delete it when they have ended.</source>
            <translation>Elle a des appels en cours. Supprimez-la quand ils seront terminés.</translation>
        </message>
        <message>
            <source>Discard the new organization?</source>
            <translation>Abandonner la nouvelle organisation ?</translation>
        </message>
        <message>
            <source>What you entered for it is lost.</source>
            <translation>Ce que vous avez saisi est perdu.</translation>
        </message>
        <message>
            <source>Keep editing</source>
            <translation>Continuer la modification</translation>
        </message>
    </context>
    <context>
        <name>OrganizationFields</name>
        <message>
            <source>No number is stored meanwhile.</source>
            <translation>En attendant, aucun numéro n’est enregistré.</translation>
        </message>
        <message>
            <source>The saved number stays %1.</source>
            <translation>Le numéro enregistré reste %1.</translation>
        </message>
        <message>
            <source>“%1” does not belong into a telephone number.</source>
            <translation>« %1 » n’a pas sa place dans un numéro de téléphone.</translation>
        </message>
        <message>
            <source>The country code is missing: begin with + and the country, such as +1.</source>
            <translation>L’indicatif du pays manque : commencez par + et le pays, comme +33.</translation>
        </message>
        <message>
            <source>One digit is missing.</source>
            <translation>Il manque un chiffre.</translation>
        </message>
        <message numerus="yes">
            <source>%n digits are missing.</source>
            <translation>
                <numerusform>Il manque %n chiffre.</numerusform>
                <numerusform>Il manque %n chiffres.</numerusform>
            </translation>
        </message>
        <message>
            <source>This is too short for a telephone number.</source>
            <translation>C’est trop court pour un numéro de téléphone.</translation>
        </message>
        <message>
            <source>This is too long for a telephone number.</source>
            <translation>C’est trop long pour un numéro de téléphone.</translation>
        </message>
    </context>
    <context>
        <name>OrganizationList</name>
        <message>
            <source>Find</source>
            <translation>Chercher</translation>
        </message>
        <message>
            <source>New organization</source>
            <translation>Nouvelle organisation</translation>
        </message>
        <message>
            <source>Organizations</source>
            <translation>Organisations</translation>
        </message>
        <message>
            <source>Import or export</source>
            <translation>Importer ou exporter</translation>
        </message>
        <message>
            <source>Import from a JSON file…</source>
            <translation>Importer d’un fichier JSON…</translation>
        </message>
        <message>
            <source>Export this one as JSON…</source>
            <translation>Exporter celle-ci en JSON…</translation>
        </message>
    </context>
    <context>
        <name>OrganizationLists</name>
        <message>
            <source>An entry has no name. What was saved stays.</source>
            <translation>Une entrée n’a pas de nom. Ce qui était enregistré reste.</translation>
        </message>
        <message>
            <source>Services</source>
            <translation>Prestations</translation>
        </message>
        <message>
            <source>ticked: the AI may book it</source>
            <translation>coché : l’IA peut le réserver</translation>
        </message>
        <message>
            <source>Service</source>
            <translation>Prestation</translation>
        </message>
        <message>
            <source>Name of the service</source>
            <translation>Nom de la prestation</translation>
        </message>
        <message>
            <source>min</source>
            <translation>min</translation>
        </message>
        <message>
            <source>No services yet. The AI takes messages only.</source>
            <translation>Pas encore de prestation. L’IA ne prend que des messages.</translation>
        </message>
        <message>
            <source>takes a message</source>
            <translation>prend un message</translation>
        </message>
        <message>
            <source>What to find out</source>
            <translation>Ce qu’il faut apprendre</translation>
        </message>
        <message>
            <source>in this order</source>
            <translation>dans cet ordre</translation>
        </message>
        <message>
            <source>Field</source>
            <translation>Champ</translation>
        </message>
        <message>
            <source>What to ask for</source>
            <translation>Ce qu’il faut demander</translation>
        </message>
    </context>
    <context>
        <name>OrganizationsPage</name>
        <message>
            <source>Organizations</source>
            <translation>Organisations</translation>
        </message>
        <message>
            <source>Loading organizations…</source>
            <translation>Chargement des organisations…</translation>
        </message>
        <message>
            <source>They come from the server.</source>
            <translation>Elles viennent du serveur.</translation>
        </message>
        <message>
            <source>Could not read the organizations</source>
            <translation>Les organisations n’ont pas pu être lues</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Réessayer</translation>
        </message>
        <message>
            <source>This list may be old</source>
            <translation>Cette liste est peut-être ancienne</translation>
        </message>
        <message>
            <source>No organizations yet</source>
            <translation>Pas encore d’organisation</translation>
        </message>
        <message>
            <source>An organization is an office whose calls the AI answers: its hours, services and rules.</source>
            <translation>Une organisation est un bureau aux appels duquel l’IA répond : ses heures, ses prestations et ses règles.</translation>
        </message>
        <message>
            <source>New organization</source>
            <translation>Nouvelle organisation</translation>
        </message>
        <message>
            <source>%1 has changes that are not saved</source>
            <translation>%1 a des modifications non enregistrées</translation>
        </message>
        <message>
            <source>The new organization</source>
            <translation>La nouvelle organisation</translation>
        </message>
        <message>
            <source>Save or discard them before you open %1.</source>
            <translation>Enregistrez-les ou abandonnez-les avant d’ouvrir %1.</translation>
        </message>
        <message>
            <source>Discard and open %1</source>
            <translation>Abandonner et ouvrir %1</translation>
        </message>
        <message>
            <source>Go on editing</source>
            <translation>Continuer à modifier</translation>
        </message>
        <message>
            <source>Save or discard your changes first</source>
            <translation>Enregistrez ou abandonnez d’abord vos modifications</translation>
        </message>
        <message>
            <source>A new organization opens here.</source>
            <translation>Une nouvelle organisation s’ouvre ici.</translation>
        </message>
        <message>
            <source>%1 (copy)</source>
            <translation>%1 (copie)</translation>
        </message>
        <message>
            <source>Import an organization</source>
            <translation>Importer une organisation</translation>
        </message>
        <message>
            <source>JSON files (*.json);;All files (*)</source>
            <translation>Fichiers JSON (*.json);;Tous les fichiers (*)</translation>
        </message>
        <message>
            <source>Could not import %1</source>
            <translation>%1 n’a pas pu être importé</translation>
        </message>
        <message>
            <source>It is larger than 1 MB.</source>
            <translation>Il dépasse 1 Mo.</translation>
        </message>
        <message>
            <source>Export %1</source>
            <translation>Exporter %1</translation>
        </message>
        <message>
            <source>JSON files (*.json)</source>
            <translation>Fichiers JSON (*.json)</translation>
        </message>
        <message>
            <source>Could not write %1</source>
            <translation>%1 n’a pas pu être écrit</translation>
        </message>
        <message>
            <source>The new organization is not saved.</source>
            <translation>La nouvelle organisation n’est pas enregistrée.</translation>
        </message>
        <message>
            <source>1 change to %1 is not saved.</source>
            <translation>1 modification de %1 n’est pas enregistrée.</translation>
        </message>
        <message numerus="yes">
            <source>%n changes to %1 are not saved.</source>
            <translation>
                <numerusform>%n modification de %1 n’est pas enregistrée.</numerusform>
                <numerusform>%n modifications de %1 ne sont pas enregistrées.</numerusform>
            </translation>
        </message>
        <message>
            <source>Saved as %1</source>
            <translation>Enregistré sous %1</translation>
        </message>
        <message>
            <source>What you typed for %1 has something to fix and is not saved.</source>
            <translation>Votre saisie pour %1 est à corriger et n’est pas enregistrée.</translation>
        </message>
    </context>
    <context>
        <name>Outcome</name>
        <message>
            <source>Solved</source>
            <translation>Résolu</translation>
        </message>
        <message>
            <source>Handed back to the AI</source>
            <translation>Rendu à l’IA</translation>
        </message>
        <message>
            <source>Emergency service called</source>
            <translation>Secours appelés</translation>
        </message>
        <message>
            <source>Call back agreed</source>
            <translation>Rappel convenu</translation>
        </message>
        <message>
            <source>Nothing to do</source>
            <translation>Rien à faire</translation>
        </message>
        <message>
            <source>Resolved</source>
            <translation>Résolu</translation>
        </message>
        <message>
            <source>Appointment made</source>
            <translation>Rendez-vous pris</translation>
        </message>
        <message>
            <source>Call back arranged</source>
            <translation>Rappel convenu</translation>
        </message>
        <message>
            <source>Emergency services called</source>
            <translation>Secours appelés</translation>
        </message>
        <message>
            <source>Passed on to somebody else</source>
            <translation>Transmis à quelqu’un d’autre</translation>
        </message>
        <message>
            <source>Caller hung up</source>
            <translation>L’appelant a raccroché</translation>
        </message>
        <message>
            <source>Caller left a message</source>
            <translation>A laissé un message</translation>
        </message>
        <message>
            <source>Caller said goodbye</source>
            <translation>A pris congé</translation>
        </message>
        <message>
            <source>Wrong number</source>
            <translation>Mauvais numéro</translation>
        </message>
        <message>
            <source>The telephone was never connected</source>
            <translation>Le téléphone n’a jamais été connecté</translation>
        </message>
        <message>
            <source>The telephone network did not place the call</source>
            <translation>Le réseau n’a pas établi l’appel</translation>
        </message>
    </context>
    <context>
        <name>PeoplePanel</name>
        <message>
            <source>%1 (you)</source>
            <translation>%1 (vous)</translation>
        </message>
        <message>
            <source>Groups: %1</source>
            <translation>Groupes : %1</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <comment>person: presence</comment>
            <translation>%1 : %2</translation>
        </message>
        <message>
            <source>Who can take a call</source>
            <translation>Qui peut répondre</translation>
        </message>
        <message>
            <source>%1 of %2 available</source>
            <translation>%1 sur %2 disponibles</translation>
        </message>
        <message>
            <source>Who is there could not be read: %1</source>
            <translation>Impossible de lire qui est là : %1</translation>
        </message>
        <message>
            <source>Asking who is there…</source>
            <translation>Demande de qui est là…</translation>
        </message>
        <message>
            <source>Nobody is at the desk.</source>
            <translation>Personne n’est à son poste.</translation>
        </message>
        <message>
            <source>and %1 more, %2 offline</source>
            <translation>et %1 de plus, %2 hors ligne</translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>et %n autre</numerusform>
                <numerusform>et %n autres</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n offline</source>
            <translation>
                <numerusform>%n hors ligne</numerusform>
                <numerusform>%n hors ligne</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PhaseLine</name>
        <message>
            <source>Phase of the call: %1, %2 of %3</source>
            <translation>Phase de l’appel : %1, %2 sur %3</translation>
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
            <translation>%1, liste intégrée.</translation>
        </message>
        <message>
            <source>Try a sentence</source>
            <translation>Essayer une phrase</translation>
        </message>
        <message>
            <source>A sentence that a caller might say</source>
            <translation>Une phrase qu’un appelant pourrait dire</translation>
        </message>
        <message>
            <source>What a caller might say</source>
            <translation>Ce qu’un appelant pourrait dire</translation>
        </message>
        <message>
            <source>Your emergency phrases</source>
            <translation>Vos mots d’urgence</translation>
        </message>
        <message>
            <source>Your priority phrases</source>
            <translation>Vos mots prioritaires</translation>
        </message>
        <message>
            <source>Phrase</source>
            <translation>Expression</translation>
        </message>
        <message>
            <source>Save the organization first, then sentences can be tried.</source>
            <translation>Enregistrez d’abord l’organisation, ensuite des phrases pourront être essayées.</translation>
        </message>
        <message>
            <source>denied</source>
            <translation>nié</translation>
        </message>
        <message>
            <source>long past</source>
            <translation>il y a longtemps</translation>
        </message>
        <message>
            <source>only supposed</source>
            <translation>seulement supposé</translation>
        </message>
        <message>
            <source>the words around it</source>
            <translation>les mots autour</translation>
        </message>
        <message>
            <source>Who would be asked</source>
            <translation>Qui serait sollicité</translation>
        </message>
        <message>
            <source>Who would be asked: %1</source>
            <translation>Qui serait sollicité : %1</translation>
        </message>
        <message>
            <source>Who would be asked could not be worked out</source>
            <translation>Impossible de déterminer qui serait sollicité</translation>
        </message>
    </context>
    <context>
        <name>PolicyEditor</name>
        <message>
            <source>This</source>
            <translation>Ceci</translation>
        </message>
        <message>
            <source>How the policy is edited</source>
            <translation>Comment le plan est modifié</translation>
        </message>
        <message>
            <source>Use the built-in one</source>
            <translation>Utiliser le plan intégré</translation>
        </message>
        <message>
            <source>The policy as JSON</source>
            <translation>Le plan en JSON</translation>
        </message>
        <message>
            <source>Policy as JSON</source>
            <translation>Plan en JSON</translation>
        </message>
        <message>
            <source>Back to the organization</source>
            <translation>Retour à l’organisation</translation>
        </message>
        <message>
            <source>Form</source>
            <translation>Formulaire</translation>
        </message>
        <message>
            <source>JSON</source>
            <translation>JSON</translation>
        </message>
        <message>
            <source>Escalation policy</source>
            <translation>Plan d’escalade</translation>
        </message>
        <message>
            <source>What would happen</source>
            <translation>Ce qui se passerait</translation>
        </message>
        <message>
            <source>Urgency of the call</source>
            <translation>Urgence de l’appel</translation>
        </message>
        <message>
            <source>Moment of the escalation</source>
            <translation>Moment de l’escalade</translation>
        </message>
        <message>
            <source>Now</source>
            <translation>Maintenant</translation>
        </message>
        <message>
            <source>Your own</source>
            <translation>Le vôtre</translation>
        </message>
        <message>
            <source>Built-in</source>
            <translation>Intégré</translation>
        </message>
        <message>
            <source>It is in use. Whatever you change makes it your own.</source>
            <translation>Il est utilisé. Tout changement en fait le vôtre.</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <comment>place in the policy: what is wrong</comment>
            <translation>%1 : %2</translation>
        </message>
        <message>
            <source>Escalation policy: %1</source>
            <translation>Plan d’escalade : %1</translation>
        </message>
        <message>
            <source>A policy is an object, in braces.</source>
            <translation>Un plan est un objet, entre accolades.</translation>
        </message>
        <message>
            <source>Line %1: %2</source>
            <translation>Ligne %1 : %2</translation>
        </message>
        <message>
            <source>Save the organization first; then this shows what would happen.</source>
            <translation>Enregistrez d’abord l’organisation ; ensuite, ceci montre ce qui se passerait.</translation>
        </message>
        <message>
            <source>What would happen could not be worked out: %1</source>
            <translation>Impossible de déterminer ce qui se passerait : %1</translation>
        </message>
        <message>
            <source>open</source>
            <translation>ouvert</translation>
        </message>
        <message>
            <source>holiday</source>
            <translation>jour férié</translation>
        </message>
        <message>
            <source>after hours</source>
            <translation>hors des heures</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <comment>rule (time)</comment>
            <translation>%1 (%2)</translation>
        </message>
        <message>
            <source>in %1</source>
            <comment>a city, whose clock it is</comment>
            <translation>à %1</translation>
        </message>
    </context>
    <context>
        <name>PolicyForm</name>
        <message>
            <source>Groups</source>
            <translation>Groupes</translation>
        </message>
        <message>
            <source>Rule</source>
            <translation>Règle</translation>
        </message>
        <message>
            <source>Add a rule</source>
            <translation>Ajouter une règle</translation>
        </message>
        <message>
            <source>Group</source>
            <translation>Groupe</translation>
        </message>
        <message>
            <source>Add a group</source>
            <translation>Ajouter un groupe</translation>
        </message>
        <message>
            <source>Group %1</source>
            <translation>Groupe %1</translation>
        </message>
        <message>
            <source>Rule %1</source>
            <translation>Règle %1</translation>
        </message>
        <message>
            <source>Without groups, every step that asks agents asks everybody of the organization.</source>
            <translation>Sans groupes, chaque étape qui sollicite des agents sollicite tous ceux de l’organisation.</translation>
        </message>
        <message>
            <source>Name of the group</source>
            <translation>Nom du groupe</translation>
        </message>
        <message>
            <source>Nobody yet</source>
            <translation>Encore personne</translation>
        </message>
        <message>
            <source>Who belongs to %1: %2</source>
            <translation>Qui fait partie de %1 : %2</translation>
        </message>
        <message>
            <source>Remove the group %1</source>
            <translation>Retirer le groupe %1</translation>
        </message>
        <message>
            <source>Nobody has signed in yet</source>
            <translation>Personne ne s’est encore connecté</translation>
        </message>
    </context>
    <context>
        <name>PolicySection</name>
        <message>
            <source>%1 for %2</source>
            <comment>who is asked, how long</comment>
            <translation>%1 pendant %2</translation>
        </message>
        <message>
            <source>everybody available</source>
            <translation>toutes les personnes disponibles</translation>
        </message>
        <message>
            <source>the group %1</source>
            <translation>le groupe %1</translation>
        </message>
        <message>
            <source>one person</source>
            <translation>une personne</translation>
        </message>
        <message>
            <source>another system</source>
            <translation>un autre système</translation>
        </message>
        <message>
            <source>a message is taken</source>
            <translation>un message est pris</translation>
        </message>
        <message>
            <source>Escalation policy</source>
            <translation>Plan d’escalade</translation>
        </message>
        <message>
            <source>Edit policy</source>
            <translation>Modifier le plan</translation>
        </message>
        <message>
            <source>The built-in one:</source>
            <translation>Le plan intégré :</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <comment>rule: its steps</comment>
            <translation>%1 : %2</translation>
        </message>
        <message>
            <source>, then </source>
            <translation>, puis </translation>
        </message>
        <message>
            <source>After hours</source>
            <translation>Hors des horaires</translation>
        </message>
    </context>
    <context>
        <name>PolicyTimeline</name>
        <message numerus="yes">
            <source>and %n more step(s)</source>
            <translation>
                <numerusform>et %n autre étape</numerusform>
                <numerusform>et %n autres étapes</numerusform>
            </translation>
        </message>
        <message>
            <source>for %1</source>
            <translation>pendant %1</translation>
        </message>
        <message>
            <source>Timeline: %1</source>
            <translation>Chronologie : %1</translation>
        </message>
        <message>
            <source>round %1, %2</source>
            <translation>tour %1, %2</translation>
        </message>
    </context>
    <context>
        <name>ProblemList</name>
        <message>
            <source>Line %1</source>
            <translation>Ligne %1</translation>
        </message>
        <message>
            <source>Line %1: %2</source>
            <translation>Ligne %1 : %2</translation>
        </message>
        <message>
            <source>Problems</source>
            <translation>Problèmes</translation>
        </message>
        <message>
            <source>None found.</source>
            <translation>Aucun.</translation>
        </message>
    </context>
    <context>
        <name>PromptFacts</name>
        <message>
            <source>About the prompt</source>
            <translation>À propos de la consigne</translation>
        </message>
        <message>
            <source>Length</source>
            <comment>of the prompt</comment>
            <translation>Longueur</translation>
        </message>
        <message>
            <source>of %1</source>
            <translation>sur %1</translation>
        </message>
        <message>
            <source>Longer prompts make answers slower.</source>
            <translation>Plus la consigne est longue, plus les réponses sont lentes.</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>Version</translation>
        </message>
        <message>
            <source>Copy the version</source>
            <translation>Copier la version</translation>
        </message>
        <message>
            <source>Tools</source>
            <translation>Outils</translation>
        </message>
        <message>
            <source>The tools take %1 more.</source>
            <translation>Les outils en prennent %1 de plus.</translation>
        </message>
        <message>
            <source>tokens</source>
            <translation>jetons</translation>
        </message>
        <message>
            <source>An estimate; the AI service counts exactly.</source>
            <translation>Une estimation ; le service d’IA compte exactement.</translation>
        </message>
        <message>
            <source>As long as the version in use.</source>
            <translation>Aussi longue que la version utilisée.</translation>
        </message>
        <message>
            <source>%1 more than the version in use.</source>
            <translation>%1 de plus que la version utilisée.</translation>
        </message>
        <message>
            <source>%1 fewer than the version in use.</source>
            <translation>%1 de moins que la version utilisée.</translation>
        </message>
        <message>
            <source>In use</source>
            <translation>Utilisée</translation>
        </message>
        <message>
            <source>Draft</source>
            <translation>Brouillon</translation>
        </message>
        <message>
            <source>Every call stores the version that it was given.</source>
            <translation>Chaque appel garde la version qu’il a reçue.</translation>
        </message>
        <message>
            <source>Calls go on with %1.</source>
            <translation>Les appels continuent avec %1.</translation>
        </message>
    </context>
    <context>
        <name>PromptsPage</name>
        <message>
            <source>Prompts</source>
            <translation>Consignes</translation>
        </message>
        <message>
            <source>Loading the prompt…</source>
            <translation>Chargement de la consigne…</translation>
        </message>
        <message>
            <source>It is written by the server.</source>
            <translation>Elle est écrite par le serveur.</translation>
        </message>
        <message>
            <source>Template</source>
            <translation>Modèle</translation>
        </message>
        <message>
            <source>Safety section: locked, the same in every prompt</source>
            <translation>Section de sécurité : verrouillée, la même dans toute consigne</translation>
        </message>
        <message>
            <source>What the AI receives</source>
            <translation>Ce que l’IA reçoit</translation>
        </message>
        <message>
            <source>Safety section: locked</source>
            <translation>Section de sécurité : verrouillée</translation>
        </message>
        <message>
            <source>Try changes to the template; nothing is saved.</source>
            <translation>Essayez des modifications du modèle ; rien n’est enregistré.</translation>
        </message>
        <message>
            <source>Find in both</source>
            <translation>Chercher dans les deux</translation>
        </message>
        <message>
            <source>Find</source>
            <translation>Chercher</translation>
        </message>
        <message>
            <source>Reset the template</source>
            <translation>Rétablir le modèle</translation>
        </message>
        <message>
            <source>Copy what the AI receives</source>
            <translation>Copier ce que l’IA reçoit</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>Exporter</translation>
        </message>
        <message>
            <source>What the AI receives…</source>
            <translation>Ce que l’IA reçoit…</translation>
        </message>
        <message>
            <source>The template…</source>
            <translation>Le modèle…</translation>
        </message>
        <message>
            <source>Export the prompt</source>
            <translation>Exporter la consigne</translation>
        </message>
        <message>
            <source>Export the template</source>
            <translation>Exporter le modèle</translation>
        </message>
        <message>
            <source>No organization</source>
            <translation>Aucune organisation</translation>
        </message>
        <message>
            <source>Organization: %1</source>
            <translation>Organisation : %1</translation>
        </message>
        <message>
            <source>No prompt yet</source>
            <translation>Pas encore de consigne</translation>
        </message>
        <message>
            <source>A prompt is written for an organization. Create one first.</source>
            <translation>Une consigne est écrite pour une organisation. Créez-en d’abord une.</translation>
        </message>
        <message>
            <source>Open Organizations</source>
            <translation>Ouvrir Organisations</translation>
        </message>
        <message>
            <source>Could not read the prompt</source>
            <translation>La consigne n’a pas pu être lue</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Réessayer</translation>
        </message>
        <message>
            <source>The template has a mistake</source>
            <translation>Le modèle contient une erreur</translation>
        </message>
        <message>
            <source>Could not render the prompt</source>
            <translation>La consigne n’a pas pu être produite</translation>
        </message>
        <message>
            <source>%1 What is shown at the right is from before.</source>
            <translation>%1 Ce qui est montré à droite date d’avant.</translation>
        </message>
        <message>
            <source>Edited, not saved</source>
            <translation>Modifié, non enregistré</translation>
        </message>
        <message>
            <source>Rendering…</source>
            <translation>Production…</translation>
        </message>
        <message>
            <source>The template is the one in use.</source>
            <translation>Le modèle est celui qui est utilisé.</translation>
        </message>
        <message>
            <source>Not found</source>
            <translation>Introuvable</translation>
        </message>
        <message>
            <source>1 hit</source>
            <translation>1 résultat</translation>
        </message>
        <message numerus="yes">
            <source>%n hits</source>
            <translation>
                <numerusform>%n résultat</numerusform>
                <numerusform>%n résultats</numerusform>
            </translation>
        </message>
        <message>
            <source>Text files (*.txt);;All files (*)</source>
            <translation>Fichiers texte (*.txt);;Tous les fichiers (*)</translation>
        </message>
        <message>
            <source>Could not write %1</source>
            <translation>%1 n’a pas pu être écrit</translation>
        </message>
        <message>
            <source>Saved as %1</source>
            <translation>Enregistré sous %1</translation>
        </message>
        <message>
            <source>The edited template is kept nowhere; copy or export it, or reset it.</source>
            <translation>Le modèle modifié n’est conservé nulle part ; copiez-le ou exportez-le, ou rétablissez-le.</translation>
        </message>
    </context>
    <context>
        <name>QtAudioDevice</name>
        <message>
            <source>No microphone was found. Plug one in, or choose one in the sound settings of this computer.</source>
            <translation>Aucun microphone trouvé. Branchez-en un ou choisissez-en un dans les réglages du son de cet ordinateur.</translation>
        </message>
        <message>
            <source>%1 cannot be used. Another program may have it to itself.</source>
            <translation>%1 ne peut pas être utilisé. Un autre programme l’utilise peut-être seul.</translation>
        </message>
        <message>
            <source>No speaker was found. Plug one in, or choose one in the sound settings of this computer.</source>
            <translation>Aucun haut-parleur trouvé. Branchez-en un ou choisissez-en un dans les réglages du son de cet ordinateur.</translation>
        </message>
        <message>
            <source>%1 gives no sound. Trying again every second.</source>
            <translation>%1 ne donne aucun son. Nouvel essai chaque seconde.</translation>
        </message>
        <message>
            <source>%1 plays no sound. Trying again every second.</source>
            <translation>%1 ne joue aucun son. Nouvel essai chaque seconde.</translation>
        </message>
        <message>
            <source>%1 was unplugged.</source>
            <translation>%1 a été débranché.</translation>
        </message>
    </context>
    <context>
        <name>QueueItem</name>
        <message>
            <source>Accept</source>
            <translation>Accepter</translation>
        </message>
        <message>
            <source>Decline</source>
            <translation>Refuser</translation>
        </message>
        <message>
            <source>The server cannot be reached at the moment.</source>
            <translation>Le serveur est injoignable en ce moment.</translation>
        </message>
        <message>
            <source>%1, %2, %3: %4</source>
            <translation>%1, %2, %3 : %4</translation>
        </message>
        <message>
            <source>Accept the call of %1</source>
            <translation>Accepter l’appel de %1</translation>
        </message>
        <message>
            <source>Decline the call of %1</source>
            <translation>Refuser l’appel de %1</translation>
        </message>
        <message>
            <source>Waiting %1</source>
            <translation>Attend depuis %1</translation>
        </message>
        <message>
            <source>The AI: %1</source>
            <translation>L’IA : %1</translation>
        </message>
        <message>
            <source>It goes on to the next person</source>
            <translation>Il passe à la personne suivante</translation>
        </message>
        <message>
            <source>For you</source>
            <translation>Pour vous</translation>
        </message>
        <message>
            <source>You are on the line with %1. Hand that call back first.</source>
            <translation>Vous êtes en ligne avec %1. Rendez d’abord cet appel.</translation>
        </message>
    </context>
    <context>
        <name>QueuePage</name>
        <message>
            <source>Queue</source>
            <translation>File d’attente</translation>
        </message>
        <message>
            <source>Nobody is waiting</source>
            <translation>Personne n’attend</translation>
        </message>
        <message>
            <source>Calls that need a person appear here, and ring.</source>
            <translation>Les appels qui ont besoin d’une personne apparaissent ici, et sonnent.</translation>
        </message>
        <message numerus="yes">
            <source>%n waiting</source>
            <translation>
                <numerusform>%n en attente</numerusform>
                <numerusform>%n en attente</numerusform>
            </translation>
        </message>
        <message>
            <source>all within target</source>
            <translation>tous dans l’objectif</translation>
        </message>
        <message numerus="yes">
            <source>%n past target</source>
            <translation>
                <numerusform>%n hors objectif</numerusform>
                <numerusform>%n hors objectif</numerusform>
            </translation>
        </message>
        <message>
            <source>Understood</source>
            <translation>Compris</translation>
        </message>
        <message>
            <source>What is shown</source>
            <translation>Ce qui est montré</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>En attente</translation>
        </message>
        <message>
            <source>Callbacks</source>
            <translation>Rappels</translation>
        </message>
        <message>
            <source>Reading who waits…</source>
            <translation>Lecture de la file…</translation>
        </message>
        <message>
            <source>They appear here as soon as the server answers.</source>
            <translation>Ils apparaissent ici dès que le serveur répond.</translation>
        </message>
    </context>
    <context>
        <name>ReadyPanel</name>
        <message>
            <source>No call yet</source>
            <translation>Pas encore d’appel</translation>
        </message>
        <message>
            <source>Last call just now</source>
            <translation>Dernier appel à l’instant</translation>
        </message>
        <message>
            <source>Last call %1 ago</source>
            <translation>Dernier appel il y a %1</translation>
        </message>
        <message>
            <source>Last call %1</source>
            <translation>Dernier appel %1</translation>
        </message>
        <message>
            <source>Ready to answer</source>
            <translation>Prêt à répondre</translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>et %n autre</numerusform>
                <numerusform>et %n autres</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RemovableChip</name>
        <message>
            <source>Remove %1</source>
            <translation>Retirer %1</translation>
        </message>
    </context>
    <context>
        <name>RemainsNotice</name>
        <message>
            <source>Outcome: %1</source>
            <translation>Résultat : %1</translation>
        </message>
        <message>
            <source>Follow up on %1</source>
            <translation>Suivi le %1</translation>
        </message>
        <message>
            <source>Your wrap-up about %1 is over, and this is not saved</source>
            <translation>Votre compte rendu sur %1 est terminé, et ceci n’est pas enregistré</translation>
        </message>
        <message>
            <source>The server cannot be reached; it is tried again.</source>
            <translation>Le serveur est injoignable ; un nouvel essai suit.</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Copier</translation>
        </message>
        <message>
            <source>Copy what is not saved</source>
            <translation>Copier ce qui n’est pas enregistré</translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>Abandonner</translation>
        </message>
        <message>
            <source>Discard what is not saved</source>
            <translation>Abandonner ce qui n’est pas enregistré</translation>
        </message>
    </context>
    <context>
        <name>ReviewPanel</name>
        <message>
            <source>Note on the review</source>
            <translation>Note sur l’évaluation</translation>
        </message>
        <message>
            <source>Right</source>
            <translation>Justifiée</translation>
        </message>
        <message>
            <source>False alarm</source>
            <translation>Fausse alerte</translation>
        </message>
        <message>
            <source>Note, if it needs one</source>
            <translation>Note, si nécessaire</translation>
        </message>
        <message>
            <source>The escalation was right</source>
            <translation>L’escalade était justifiée</translation>
        </message>
        <message>
            <source>The escalation was a false alarm</source>
            <translation>L’escalade était une fausse alerte</translation>
        </message>
        <message>
            <source>Looking for a review…</source>
            <translation>Recherche d’une évaluation…</translation>
        </message>
        <message>
            <source>Whether it was reviewed could not be read: %1</source>
            <translation>Impossible de lire si une évaluation existe : %1</translation>
        </message>
        <message>
            <source>Was it right to call a person?</source>
            <translation>Était-il justifié d’appeler une personne ?</translation>
        </message>
        <message>
            <source>Not reviewed yet.</source>
            <translation>Pas encore évaluée.</translation>
        </message>
        <message>
            <source>Right, says %1, %2.</source>
            <comment>who, when</comment>
            <translation>Justifiée, selon %1, %2.</translation>
        </message>
        <message>
            <source>A false alarm, says %1, %2.</source>
            <comment>who, when</comment>
            <translation>Une fausse alerte, selon %1, %2.</translation>
        </message>
        <message>
            <source>The review was not saved: %1</source>
            <translation>L’évaluation n’a pas été enregistrée : %1</translation>
        </message>
        <message>
            <source>Was it right to call a person? The note is saved with the answer.</source>
            <translation>Fallait-il appeler une personne ? La note est enregistrée avec la réponse.</translation>
        </message>
    </context>
    <context>
        <name>ReviewView</name>
        <message>
            <source>nothing</source>
            <translation>rien</translation>
        </message>
        <message>
            <source>%1: was %2, becomes %3</source>
            <translation>%1 : était %2, devient %3</translation>
        </message>
        <message>
            <source>Nothing to save</source>
            <translation>Rien à enregistrer</translation>
        </message>
        <message>
            <source>1 change to save</source>
            <translation>1 modification à enregistrer</translation>
        </message>
        <message numerus="yes">
            <source>%n changes to save</source>
            <translation>
                <numerusform>%n modification à enregistrer</numerusform>
                <numerusform>%n modifications à enregistrer</numerusform>
            </translation>
        </message>
        <message>
            <source>Back to editing</source>
            <translation>Retour à la modification</translation>
        </message>
        <message>
            <source>Field</source>
            <translation>Champ</translation>
        </message>
        <message>
            <source>Before</source>
            <translation>Avant</translation>
        </message>
        <message>
            <source>After</source>
            <translation>Après</translation>
        </message>
    </context>
    <context>
        <name>Risk</name>
        <message>
            <source>Emergency</source>
            <translation>Urgence</translation>
        </message>
        <message>
            <source>Needs a look</source>
            <translation>À surveiller</translation>
        </message>
        <message>
            <source>Human on it</source>
            <translation>Pris en main</translation>
        </message>
        <message>
            <source>Routine</source>
            <translation>Ordinaire</translation>
        </message>
    </context>
    <context>
        <name>RuleCard</name>
        <message>
            <source>Name of the rule</source>
            <translation>Nom de la règle</translation>
        </message>
        <message>
            <source>Move this rule up</source>
            <translation>Monter cette règle</translation>
        </message>
        <message>
            <source>Move this rule down</source>
            <translation>Descendre cette règle</translation>
        </message>
        <message>
            <source>Remove this rule</source>
            <translation>Retirer cette règle</translation>
        </message>
        <message>
            <source>For</source>
            <translation>Pour</translation>
        </message>
        <message>
            <source>When</source>
            <translation>Quand</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Ouvert</translation>
        </message>
        <message>
            <source>After hours</source>
            <translation>Hors des heures</translation>
        </message>
        <message>
            <source>Holiday</source>
            <translation>Jour férié</translation>
        </message>
        <message>
            <source>Step</source>
            <translation>Étape</translation>
        </message>
        <message>
            <source>Add a step</source>
            <translation>Ajouter une étape</translation>
        </message>
        <message>
            <source>How often the steps are gone through</source>
            <translation>Combien de fois les étapes sont parcourues</translation>
        </message>
        <message>
            <source>it stays in the queue</source>
            <translation>il reste dans la file</translation>
        </message>
        <message>
            <source>the caller leaves a message</source>
            <translation>l’appelant laisse un message</translation>
        </message>
        <message>
            <source>What comes when nobody took it</source>
            <translation>Ce qui suit quand personne ne l’a pris</translation>
        </message>
        <message>
            <source>times, then</source>
            <translation>fois, puis</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <comment>rule counts for/when: value</comment>
            <translation>%1 : %2</translation>
        </message>
        <message>
            <source>Rule %1: %2</source>
            <translation>Règle %1 : %2</translation>
        </message>
    </context>
    <context>
        <name>Rules</name>
        <message>
            <source>Possible allergic shock</source>
            <translation>Choc allergique possible</translation>
        </message>
        <message>
            <source>Bleeding</source>
            <translation>Hémorragie</translation>
        </message>
        <message>
            <source>Trouble breathing</source>
            <translation>Difficulté à respirer</translation>
        </message>
        <message>
            <source>Burns</source>
            <translation>Brûlures</translation>
        </message>
        <message>
            <source>Possible heart attack</source>
            <translation>Infarctus possible</translation>
        </message>
        <message>
            <source>Complaint</source>
            <translation>Réclamation</translation>
        </message>
        <message>
            <source>Blood sugar emergency</source>
            <translation>Urgence de glycémie</translation>
        </message>
        <message>
            <source>Somebody may be dying</source>
            <translation>Quelqu’un est peut-être en train de mourir</translation>
        </message>
        <message>
            <source>Says it is an emergency</source>
            <translation>Dit que c’est une urgence</translation>
        </message>
        <message>
            <source>A child with fever</source>
            <translation>Un enfant fiévreux</translation>
        </message>
        <message>
            <source>Fire or gas</source>
            <translation>Feu ou gaz</translation>
        </message>
        <message>
            <source>Asks for a person</source>
            <translation>Demande une personne</translation>
        </message>
        <message>
            <source>Injury</source>
            <translation>Blessure</translation>
        </message>
        <message>
            <source>Legal deadline</source>
            <translation>Délai juridique</translation>
        </message>
        <message>
            <source>Possible overdose or poisoning</source>
            <translation>Surdose ou empoisonnement possible</translation>
        </message>
        <message>
            <source>Emergency in pregnancy</source>
            <translation>Urgence pendant une grossesse</translation>
        </message>
        <message>
            <source>Seizure</source>
            <translation>Convulsions</translation>
        </message>
        <message>
            <source>Danger of self-harm</source>
            <translation>Risque d’automutilation</translation>
        </message>
        <message>
            <source>Possible stroke</source>
            <translation>AVC possible</translation>
        </message>
        <message>
            <source>The AI is not sure</source>
            <translation>L’IA n’est pas sûre</translation>
        </message>
        <message>
            <source>Somebody is unconscious</source>
            <translation>Quelqu’un est inconscient</translation>
        </message>
        <message>
            <source>Severe pain</source>
            <translation>Douleur intense</translation>
        </message>
        <message>
            <source>Violence or threat</source>
            <translation>Violence ou menace</translation>
        </message>
        <message>
            <source>One of your emergency phrases</source>
            <translation>Un de vos mots d’urgence</translation>
        </message>
        <message>
            <source>One of your priority phrases</source>
            <translation>Un de vos mots prioritaires</translation>
        </message>
        <message>
            <source>Sounds like an emergency</source>
            <translation>Cela ressemble à une urgence</translation>
        </message>
        <message>
            <source>Sounds serious</source>
            <translation>Cela paraît grave</translation>
        </message>
        <message>
            <source>Seems to ask for a person</source>
            <translation>Semble demander une personne</translation>
        </message>
        <message>
            <source>The AI seems unsure</source>
            <translation>L’IA semble hésiter</translation>
        </message>
    </context>
    <context>
        <name>RulesPanel</name>
        <message>
            <source>How right the rules were</source>
            <translation>La justesse des règles</translation>
        </message>
        <message>
            <source>Counting…</source>
            <translation>Comptage…</translation>
        </message>
        <message>
            <source>The figures could not be read: %1</source>
            <translation>Les chiffres n’ont pas pu être lus : %1</translation>
        </message>
        <message>
            <source>No rule has called a person here yet. Reviews of past calls show here how right each rule is.</source>
            <translation>Aucune règle n’a encore appelé une personne ici. Les évaluations des appels passés montrent ici la justesse de chaque règle.</translation>
        </message>
        <message>
            <source>Without a rule</source>
            <translation>Sans règle</translation>
        </message>
        <message numerus="yes">
            <source>%n alarm(s)</source>
            <translation>
                <numerusform>%n alerte</numerusform>
                <numerusform>%n alertes</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 % right</source>
            <translation>%1 % justifiées</translation>
        </message>
        <message>
            <source>not reviewed</source>
            <translation>non évaluée</translation>
        </message>
        <message>
            <source>%1 right, %2 false alarms, %3 not reviewed</source>
            <translation>justifiées : %1, fausses alertes : %2, non évaluées : %3</translation>
        </message>
        <message>
            <source>%1: %2, %3</source>
            <translation>%1 : %2, %3</translation>
        </message>
    </context>
    <context>
        <name>SearchField</name>
        <message>
            <source>Clear the search</source>
            <translation>Effacer la recherche</translation>
        </message>
    </context>
    <context>
        <name>SectionList</name>
        <message>
            <source>Sections of the settings</source>
            <translation>Sections des réglages</translation>
        </message>
    </context>
    <context>
        <name>ServerSection</name>
        <message>
            <source>Server</source>
            <translation>Serveur</translation>
        </message>
        <message>
            <source>Where calls are answered. Closing this window does not stop a server of your team.</source>
            <translation>Où les appels sont pris. Fermer cette fenêtre n’arrête pas un serveur de votre équipe.</translation>
        </message>
        <message>
            <source>not known yet</source>
            <translation>pas encore connu</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Adresse</translation>
        </message>
        <message>
            <source>Token</source>
            <translation>Jeton</translation>
        </message>
        <message>
            <source>Connect</source>
            <translation>Connecter</translation>
        </message>
        <message>
            <source>In use</source>
            <translation>Utilisée</translation>
        </message>
        <message>
            <source>Connection</source>
            <translation>Connexion</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>Version</translation>
        </message>
        <message>
            <source>You are</source>
            <translation>Vous êtes</translation>
        </message>
        <message>
            <source>AI</source>
            <translation>IA</translation>
        </message>
        <message>
            <source>Database</source>
            <translation>Base de données</translation>
        </message>
        <message>
            <source>Work with another server</source>
            <translation>Travailler avec un autre serveur</translation>
        </message>
        <message>
            <source>From the person who runs the server</source>
            <translation>De la personne qui gère le serveur</translation>
        </message>
        <message>
            <source>Used until the console is closed; it is not stored. To work with it always, start the console with --server.</source>
            <translation>Utilisé jusqu’à la fermeture de la console ; n’est pas conservé. Pour toujours travailler avec lui, démarrez la console avec --server.</translation>
        </message>
        <message>
            <source>none yet</source>
            <translation>pas encore</translation>
        </message>
        <message>
            <source>%1 (on this computer)</source>
            <translation>%1 (sur cet ordinateur)</translation>
        </message>
        <message>
            <source>Connected</source>
            <translation>Connecté</translation>
        </message>
        <message>
            <source>Connecting…</source>
            <translation>Connexion…</translation>
        </message>
        <message>
            <source>Lost: %1</source>
            <translation>Perdue : %1</translation>
        </message>
        <message>
            <source>works</source>
            <translation>fonctionne</translation>
        </message>
        <message>
            <source>needs a look</source>
            <translation>à surveiller</translation>
        </message>
        <message>
            <source>down</source>
            <translation>en panne</translation>
        </message>
        <message>
            <source>not known</source>
            <translation>inconnu</translation>
        </message>
        <message>
            <source>Write an address such as https://attendant.example.org.</source>
            <translation>Écrivez une adresse comme https://attendant.example.org.</translation>
        </message>
        <message>
            <source>Trying…</source>
            <translation>Essai…</translation>
        </message>
        <message>
            <source>The server does not know this token.</source>
            <translation>Le serveur ne connaît pas ce jeton.</translation>
        </message>
        <message>
            <source>This server cannot be used.</source>
            <translation>Ce serveur ne peut pas être utilisé.</translation>
        </message>
        <message>
            <source>Nothing was changed. Ask for a new token, or check that it was copied whole.</source>
            <translation>Rien n’a été modifié. Demandez un nouveau jeton ou vérifiez qu’il a été copié en entier.</translation>
        </message>
        <message>
            <source>Connected to %1 as %2.</source>
            <translation>Connecté à %1 en tant que %2.</translation>
        </message>
        <message>
            <source>Not another server now</source>
            <translation>Pas d’autre serveur maintenant</translation>
        </message>
    </context>
    <context>
        <name>SettingsPage</name>
        <message>
            <source>Settings</source>
            <translation>Réglages</translation>
        </message>
    </context>
    <context>
        <name>ShortcutSection</name>
        <message>
            <source>Shortcuts</source>
            <translation>Raccourcis</translation>
        </message>
        <message>
            <source>The keys work while a text field has the focus, too.</source>
            <translation>Les touches agissent aussi quand un champ de texte a le focus.</translation>
        </message>
        <message>
            <source>In a call</source>
            <translation>Dans un appel</translation>
        </message>
        <message>
            <source>Listen</source>
            <translation>Écouter</translation>
        </message>
        <message>
            <source>Whisper to AI</source>
            <translation>Souffler à l’IA</translation>
        </message>
        <message>
            <source>Say</source>
            <translation>Faire dire</translation>
        </message>
        <message>
            <source>Take over</source>
            <translation>Prendre l’appel</translation>
        </message>
        <message>
            <source>Mute</source>
            <translation>Muet</translation>
        </message>
        <message>
            <source>Hold</source>
            <translation>En attente</translation>
        </message>
        <message>
            <source>Transfer</source>
            <translation>Transférer</translation>
        </message>
        <message>
            <source>End call</source>
            <translation>Raccrocher</translation>
        </message>
        <message>
            <source>Everywhere</source>
            <translation>Partout</translation>
        </message>
        <message>
            <source>Accept the most urgent call</source>
            <translation>Accepter l’appel le plus urgent</translation>
        </message>
        <message>
            <source>Search, or run a command</source>
            <translation>Chercher, ou lancer une commande</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Enregistrer</translation>
        </message>
        <message>
            <source>Hold to speak while muted</source>
            <translation>Maintenir pour parler en étant muet</translation>
        </message>
        <message>
            <source>Open the wrap-up</source>
            <translation>Ouvrir la clôture</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>Aide</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>Quitter</translation>
        </message>
        <message>
            <source>On a page</source>
            <translation>Sur une page</translation>
        </message>
        <message>
            <source>Go to the first page; 2 to 9 go to the others</source>
            <translation>Aller à la première page ; 2 à 9 mènent aux autres</translation>
        </message>
        <message>
            <source>Find</source>
            <translation>Rechercher</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Annuler</translation>
        </message>
        <message>
            <source>Move an entry of a list up</source>
            <translation>Monter une entrée de la liste</translation>
        </message>
        <message>
            <source>Move an entry of a list down</source>
            <translation>Descendre une entrée de la liste</translation>
        </message>
        <message>
            <source>Hear the last seconds again</source>
            <translation>Réécouter les dernières secondes</translation>
        </message>
        <message>
            <source>Pause the recording, and go on</source>
            <translation>Suspendre et reprendre l’enregistrement</translation>
        </message>
        <message>
            <source>Hand back, then approve the AI's first sentence</source>
            <translation>Rendre à l’IA, puis approuver sa première phrase</translation>
        </message>
        <message>
            <source>While handing back: edit that sentence</source>
            <translation>En rendant l’appel : modifier cette phrase</translation>
        </message>
        <message>
            <source>While handing back: stay on the call</source>
            <translation>En rendant l’appel : rester en ligne</translation>
        </message>
    </context>
    <context>
        <name>SidePanel</name>
        <message>
            <source>Yes</source>
            <translation>Oui</translation>
        </message>
        <message>
            <source>No</source>
            <translation>Non</translation>
        </message>
        <message>
            <source>Voicemail</source>
            <translation>Messagerie vocale</translation>
        </message>
        <message>
            <source>Forward to a telephone</source>
            <translation>Renvoyer vers un téléphone</translation>
        </message>
        <message>
            <source>Take a message</source>
            <translation>Prendre un message</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>Fermé</translation>
        </message>
        <message>
            <source>Facts</source>
            <translation>Faits</translation>
        </message>
        <message>
            <source>Intake</source>
            <translation>Recueil</translation>
        </message>
        <message>
            <source>fills itself</source>
            <translation>se remplit seul</translation>
        </message>
        <message>
            <source>What the AI knew</source>
            <translation>Ce que l’IA savait</translation>
        </message>
        <message>
            <source>Earlier calls</source>
            <translation>Appels précédents</translation>
        </message>
        <message>
            <source>Not asked yet</source>
            <translation>Pas encore demandé</translation>
        </message>
        <message>
            <source>Not asked</source>
            <translation>Pas demandé</translation>
        </message>
        <message>
            <source>The AI heard this</source>
            <translation>L’IA a entendu ceci</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 sur %2</translation>
        </message>
        <message>
            <source>complete</source>
            <translation>complet</translation>
        </message>
        <message>
            <source>not completed</source>
            <translation>non terminé</translation>
        </message>
        <message>
            <source>Why a person is needed</source>
            <translation>Pourquoi une personne est nécessaire</translation>
        </message>
        <message>
            <source>Outcome: %1</source>
            <translation>Issue : %1</translation>
        </message>
        <message>
            <source>Escalation phone</source>
            <translation>Téléphone d’escalade</translation>
        </message>
        <message>
            <source>Emergency number</source>
            <translation>Numéro d’urgence</translation>
        </message>
        <message>
            <source>After hours</source>
            <translation>Hors des heures</translation>
        </message>
        <message>
            <source>Hours</source>
            <translation>Heures</translation>
        </message>
        <message>
            <source>Prompt version</source>
            <translation>Version de la consigne</translation>
        </message>
        <message>
            <source>Escalated</source>
            <translation>Escaladés</translation>
        </message>
        <message>
            <source>%1, %2</source>
            <translation>%1, %2</translation>
        </message>
        <message>
            <source>Lasted %1</source>
            <translation>A duré %1</translation>
        </message>
        <message>
            <source>Now</source>
            <translation>Maintenant</translation>
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
            <translation>Qui est sollicité</translation>
        </message>
        <message>
            <source>Group</source>
            <translation>Groupe</translation>
        </message>
        <message>
            <source>In which order</source>
            <translation>Dans quel ordre</translation>
        </message>
        <message>
            <source>Person</source>
            <translation>Personne</translation>
        </message>
        <message>
            <source>Telephone number</source>
            <translation>Numéro de téléphone</translation>
        </message>
        <message>
            <source>Address of the other system</source>
            <translation>Adresse de l’autre système</translation>
        </message>
        <message>
            <source>Move up</source>
            <translation>Monter</translation>
        </message>
        <message>
            <source>Move down</source>
            <translation>Descendre</translation>
        </message>
        <message>
            <source>For how many seconds</source>
            <translation>Pendant combien de secondes</translation>
        </message>
        <message>
            <source>Move or remove this step</source>
            <translation>Déplacer ou retirer cette étape</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Retirer</translation>
        </message>
        <message>
            <source>Available agents</source>
            <translation>Agents disponibles</translation>
        </message>
        <message>
            <source>One person</source>
            <translation>Une personne</translation>
        </message>
        <message>
            <source>A telephone</source>
            <translation>Un téléphone</translation>
        </message>
        <message>
            <source>Another system</source>
            <translation>Un autre système</translation>
        </message>
        <message>
            <source>Leave a message</source>
            <translation>Laisser un message</translation>
        </message>
        <message>
            <source>Everybody</source>
            <translation>Tous</translation>
        </message>
        <message>
            <source>all at once</source>
            <translation>tous à la fois</translation>
        </message>
        <message>
            <source>one by one</source>
            <translation>l’un après l’autre</translation>
        </message>
        <message>
            <source>Choose a person</source>
            <translation>Choisissez une personne</translation>
        </message>
        <message>
            <source>and is called back; nothing comes after it</source>
            <translation>et sera rappelé ; rien ne vient ensuite</translation>
        </message>
        <message>
            <source>Step %1</source>
            <translation>Étape %1</translation>
        </message>
    </context>
    <context>
        <name>TargetBar</name>
        <message>
            <source>%1 past the target of %2</source>
            <translation>%1 au-delà de l’objectif de %2</translation>
        </message>
        <message>
            <source>%1 left of %2</source>
            <translation>reste %1 sur %2</translation>
        </message>
        <message>
            <source>past %1</source>
            <translation>au-delà de %1</translation>
        </message>
        <message>
            <source>left of %1</source>
            <translation>restent sur %1</translation>
        </message>
    </context>
    <context>
        <name>TopBar</name>
        <message>
            <source>Menu</source>
            <translation>Menu</translation>
        </message>
        <message>
            <source>Search or run a command</source>
            <translation>Chercher ou lancer une commande</translation>
        </message>
        <message>
            <source>Not signed in yet</source>
            <translation>Pas encore connecté</translation>
        </message>
        <message>
            <source>Signed in as %1</source>
            <translation>Connecté en tant que %1</translation>
        </message>
        <message>
            <source>All organizations</source>
            <translation>Toutes les organisations</translation>
        </message>
        <message>
            <source>Organization shown: %1</source>
            <translation>Organisation montrée : %1</translation>
        </message>
        <message>
            <source>Filter organizations</source>
            <translation>Filtrer les organisations</translation>
        </message>
        <message>
            <source>On a call</source>
            <translation>En ligne</translation>
        </message>
        <message>
            <source>Your presence: %1</source>
            <translation>Votre présence : %1</translation>
        </message>
    </context>
    <context>
        <name>TranscriptDelegate</name>
        <message>
            <source>speaking</source>
            <translation>parle</translation>
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
            <translation>%1, %2 : %3</translation>
        </message>
        <message>
            <source>You</source>
            <translation>Vous</translation>
        </message>
        <message>
            <source>The escalation was declined</source>
            <translation>L’escalade a été refusée</translation>
        </message>
        <message>
            <source>%1 declined the escalation</source>
            <translation>%1 a refusé l’escalade</translation>
        </message>
        <message>
            <source>Outcome: %1</source>
            <translation>Issue : %1</translation>
        </message>
        <message>
            <source>The AI booked an appointment: %1</source>
            <translation>L’IA a pris un rendez-vous : %1</translation>
        </message>
        <message>
            <source>The AI finished the intake</source>
            <translation>L’IA a terminé le recueil</translation>
        </message>
        <message>
            <source>The call was lost</source>
            <translation>L’appel a été perdu</translation>
        </message>
        <message>
            <source>The call ended</source>
            <translation>L’appel s’est terminé</translation>
        </message>
        <message>
            <source>%1 (you)</source>
            <translation>%1 (vous)</translation>
        </message>
        <message>
            <source>Emergency phrase “%1”. The AI was stopped</source>
            <translation>Mots d’urgence « %1 ». L’IA a été arrêtée</translation>
        </message>
        <message>
            <source>Phrase “%1”</source>
            <translation>Mots « %1 »</translation>
        </message>
        <message>
            <source>The caller asked for a person</source>
            <translation>L’appelant a demandé une personne</translation>
        </message>
        <message>
            <source>The AI was not sure</source>
            <translation>L’IA n’était pas sûre</translation>
        </message>
        <message>
            <source>The AI could not be reached</source>
            <translation>L’IA était injoignable</translation>
        </message>
        <message>
            <source>The line of the person in the call was lost</source>
            <translation>La ligne de la personne dans l’appel a été perdue</translation>
        </message>
        <message>
            <source>Escalated by hand: %1</source>
            <translation>Escaladé à la main : %1</translation>
        </message>
        <message>
            <source>The AI asked for a person: %1</source>
            <translation>L’IA a demandé une personne : %1</translation>
        </message>
        <message>
            <source>You are back on the line</source>
            <translation>Vous êtes de retour en ligne</translation>
        </message>
        <message>
            <source>%1 is back on the line</source>
            <translation>%1 est de retour en ligne</translation>
        </message>
        <message>
            <source>You took over</source>
            <translation>Vous avez pris l’appel</translation>
        </message>
        <message>
            <source>%1 took over</source>
            <translation>%1 a pris l’appel</translation>
        </message>
        <message>
            <source>On hold</source>
            <translation>En attente</translation>
        </message>
        <message>
            <source>You put the caller on hold</source>
            <translation>Vous avez mis l’appelant en attente</translation>
        </message>
        <message>
            <source>%1 put the caller on hold</source>
            <translation>%1 a mis l’appelant en attente</translation>
        </message>
        <message>
            <source>The AI goes on</source>
            <translation>L’IA continue</translation>
        </message>
        <message>
            <source>You handed back to the AI</source>
            <translation>Vous avez rendu l’appel à l’IA</translation>
        </message>
        <message>
            <source>%1 handed back to the AI</source>
            <translation>%1 a rendu l’appel à l’IA</translation>
        </message>
        <message>
            <source>The recording stopped: %1</source>
            <translation>L’enregistrement s’est arrêté : %1</translation>
        </message>
        <message>
            <source>%1 paused the recording</source>
            <translation>%1 a mis l’enregistrement en pause</translation>
        </message>
        <message>
            <source>%1 resumed the recording</source>
            <translation>%1 a repris l’enregistrement</translation>
        </message>
        <message>
            <source>The recording was deleted</source>
            <translation>L’enregistrement a été supprimé</translation>
        </message>
        <message numerus="yes">
            <source>Sound and words were deleted after %n days</source>
            <translation>
                <numerusform>Le son et le texte ont été supprimés après un jour</numerusform>
                <numerusform>Le son et le texte ont été supprimés après %n jours</numerusform>
            </translation>
        </message>
        <message>
            <source>The rules see an emergency here, the second opinion does not</source>
            <translation>Les règles voient ici une urgence, le second avis non</translation>
        </message>
        <message>
            <source>The second opinion sees an emergency here, the rules do not</source>
            <translation>Le second avis voit ici une urgence, les règles non</translation>
        </message>
    </context>
    <context>
        <name>TranscriptView</name>
        <message>
            <source>New messages</source>
            <translation>Nouveaux messages</translation>
        </message>
        <message>
            <source>Conversation</source>
            <translation>Conversation</translation>
        </message>
        <message>
            <source>Copy this</source>
            <translation>Copier ceci</translation>
        </message>
        <message>
            <source>Copy the whole conversation</source>
            <translation>Copier toute la conversation</translation>
        </message>
    </context>
    <context>
        <name>TrayPresence</name>
        <message>
            <source>Show Attendant</source>
            <translation>Montrer Attendant</translation>
        </message>
        <message>
            <source>Open the queue</source>
            <translation>Ouvrir la file</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>Quitter</translation>
        </message>
        <message>
            <source>Attendant: nobody is waiting</source>
            <translation>Attendant : personne n’attend</translation>
        </message>
        <message numerus="yes">
            <source>Attendant: %n waiting</source>
            <translation>
                <numerusform>Attendant : %n en attente</numerusform>
                <numerusform>Attendant : %n en attente</numerusform>
            </translation>
        </message>
        <message>
            <source>Emergency: %1</source>
            <translation>Urgence : %1</translation>
        </message>
        <message>
            <source>%1. %2</source>
            <translation>%1. %2</translation>
        </message>
        <message>
            <source>A call for you: %1</source>
            <translation>Un appel pour vous : %1</translation>
        </message>
        <message>
            <source>Accept</source>
            <translation>Accepter</translation>
        </message>
    </context>
    <context>
        <name>VerdictView</name>
        <message>
            <source>Nothing found</source>
            <translation>Rien trouvé</translation>
        </message>
        <message>
            <source>The AI would go on with the call.</source>
            <translation>L’IA continuerait l’appel.</translation>
        </message>
        <message>
            <source>Emergency</source>
            <translation>Urgence</translation>
        </message>
        <message>
            <source>%1 The AI would stop at once and everyone available would ring.</source>
            <translation>%1 L’IA s’arrêterait aussitôt et cela sonnerait chez toutes les personnes disponibles.</translation>
        </message>
        <message>
            <source>Priority</source>
            <translation>Priorité</translation>
        </message>
        <message>
            <source>%1 The call would wait for a person, the AI would go on meanwhile.</source>
            <translation>%1 L’appel attendrait une personne, l’IA continuerait entre-temps.</translation>
        </message>
        <message>
            <source>Asks for a person</source>
            <translation>Demande une personne</translation>
        </message>
        <message>
            <source>%1 The call would wait for a person.</source>
            <translation>%1 L’appel attendrait une personne.</translation>
        </message>
        <message>
            <source>Noted</source>
            <translation>Noté</translation>
        </message>
        <message>
            <source>Said not to be so</source>
            <translation>Dit comme n’étant pas le cas</translation>
        </message>
        <message>
            <source>%1 The words are there, but denied; the AI would go on.</source>
            <translation>%1 Les mots y sont, mais niés ; l’IA continuerait.</translation>
        </message>
        <message>
            <source>Could not check</source>
            <translation>Vérification impossible</translation>
        </message>
        <message>
            <source>“%1” does not count: %2</source>
            <comment>words: why</comment>
            <translation>« %1 » ne compte pas : %2</translation>
        </message>
        <message>
            <source>Second opinion: %1</source>
            <translation>Deuxième avis : %1</translation>
        </message>
        <message>
            <source>The caller hears: “%1”</source>
            <translation>L’appelant entend : « %1 »</translation>
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
            <translation>Nom et voix</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nom</translation>
        </message>
        <message>
            <source>An organization needs a name.</source>
            <translation>Une organisation a besoin d’un nom.</translation>
        </message>
        <message>
            <source>An organization needs a name. The saved name stays %1.</source>
            <translation>Une organisation a besoin d’un nom. Le nom enregistré reste %1.</translation>
        </message>
        <message>
            <source>Role</source>
            <translation>Rôle</translation>
        </message>
        <message>
            <source>Who the AI is, such as: the automated assistant of a family clinic</source>
            <translation>Qui est l’IA, par exemple : l’assistante automatique d’un cabinet médical</translation>
        </message>
        <message>
            <source>Greeting</source>
            <translation>Accueil</translation>
        </message>
        <message>
            <source>Name of the office</source>
            <translation>Nom du bureau</translation>
        </message>
        <message>
            <source>Speaking style</source>
            <translation>Façon de parler</translation>
        </message>
        <message>
            <source>Calm and brief. Repeats numbers and times back.</source>
            <translation>Calme et brève. Répète les numéros et les heures.</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Langue</translation>
        </message>
        <message>
            <source>Voice</source>
            <translation>Voix</translation>
        </message>
        <message>
            <source>Language and voice</source>
            <translation>Langue et voix</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>Modèle</translation>
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
            <translation>Accueil</translation>
        </message>
        <message>
            <source>Intake</source>
            <translation>Recueil</translation>
        </message>
        <message>
            <source>Clarification</source>
            <translation>Précision</translation>
        </message>
        <message>
            <source>Escalation</source>
            <translation>Escalade</translation>
        </message>
        <message>
            <source>Completed</source>
            <translation>Terminé</translation>
        </message>
        <message>
            <source>Emergency</source>
            <translation>Urgence</translation>
        </message>
        <message>
            <source>High</source>
            <translation>Haute</translation>
        </message>
        <message>
            <source>Medium</source>
            <translation>Moyenne</translation>
        </message>
        <message>
            <source>Low</source>
            <translation>Basse</translation>
        </message>
        <message>
            <source>Phone</source>
            <translation>Téléphone</translation>
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
            <translation>Appelant</translation>
        </message>
        <message>
            <source>AI</source>
            <translation>IA</translation>
        </message>
        <message>
            <source>Human</source>
            <translation>Personne</translation>
        </message>
        <message>
            <source>System</source>
            <translation>Système</translation>
        </message>
        <message>
            <source>Web visitor</source>
            <translation>Visite web</translation>
        </message>
        <message>
            <source>Unknown caller</source>
            <translation>Appelant inconnu</translation>
        </message>
        <message>
            <source>Enter</source>
            <translation>Entrée</translation>
        </message>
        <message>
            <source>Something in the input is not right.</source>
            <translation>Quelque chose dans la saisie n’est pas juste.</translation>
        </message>
        <message>
            <source>The server does not know this sign-in.</source>
            <translation>Le serveur ne connaît pas cette identification.</translation>
        </message>
        <message>
            <source>You do not have the right to do this.</source>
            <translation>Vous n’avez pas le droit de faire cela.</translation>
        </message>
        <message>
            <source>This is no longer there.</source>
            <translation>Ceci n’existe plus.</translation>
        </message>
        <message>
            <source>Somebody else was faster, or it has ended meanwhile.</source>
            <translation>Quelqu’un a été plus rapide, ou c’est terminé entre-temps.</translation>
        </message>
        <message>
            <source>Somebody else saved a change meanwhile.</source>
            <translation>Quelqu’un d’autre a enregistré une modification entre-temps.</translation>
        </message>
        <message>
            <source>This is too large for the server.</source>
            <translation>C’est trop grand pour le serveur.</translation>
        </message>
        <message>
            <source>Too many requests. Try again in a moment.</source>
            <translation>Trop de demandes. Réessayez dans un instant.</translation>
        </message>
        <message>
            <source>Could not reach what is needed for this. Try again in a moment.</source>
            <translation>Ce qu’il faut pour cela est injoignable. Réessayez dans un instant.</translation>
        </message>
        <message>
            <source>It took too long. Try again in a moment.</source>
            <translation>Cela a pris trop de temps. Réessayez dans un instant.</translation>
        </message>
        <message>
            <source>The server had a problem of its own.</source>
            <translation>Le serveur a eu un problème de son côté.</translation>
        </message>
        <message>
            <source>Copied</source>
            <translation>Copié</translation>
        </message>
    </context>
    <context>
        <name>WrapupBanner</name>
        <message numerus="yes">
            <source>And %n more.</source>
            <translation>
                <numerusform>Et %n autre.</numerusform>
                <numerusform>Et %n autres.</numerusform>
            </translation>
        </message>
        <message>
            <source>You have an open wrap-up</source>
            <translation>Vous avez une clôture en cours</translation>
        </message>
        <message>
            <source>The call of %1.</source>
            <translation>L’appel de %1.</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Ouvrir</translation>
        </message>
        <message>
            <source>Open the wrap-up</source>
            <translation>Ouvrir la clôture</translation>
        </message>
        <message>
            <source>%1 left</source>
            <translation>reste %1</translation>
        </message>
        <message>
            <source>time is up</source>
            <translation>temps écoulé</translation>
        </message>
    </context>
    <context>
        <name>WrapupForm</name>
        <message>
            <source>Wrap-up</source>
            <translation>Clôture</translation>
        </message>
        <message>
            <source>Correct the intake</source>
            <translation>Corriger le recueil</translation>
        </message>
        <message>
            <source>Notes</source>
            <translation>Notes</translation>
        </message>
        <message>
            <source>Follow up on</source>
            <translation>Donner suite le</translation>
        </message>
        <message>
            <source>Finish</source>
            <translation>Terminer</translation>
        </message>
        <message>
            <source>Ends the wrap-up; everything is saved already</source>
            <translation>Termine la clôture ; tout est déjà enregistré</translation>
        </message>
        <message>
            <source>What came of it</source>
            <translation>Ce qui en est sorti</translation>
        </message>
        <message>
            <source>Notes for whoever reads this later</source>
            <translation>Notes pour qui lira ceci plus tard</translation>
        </message>
        <message>
            <source>Follow-up date</source>
            <translation>Date de suivi</translation>
        </message>
        <message>
            <source>Choose an outcome</source>
            <translation>Choisissez une issue</translation>
        </message>
        <message>
            <source>Saved</source>
            <translation>Enregistré</translation>
        </message>
        <message>
            <source>Saving…</source>
            <translation>Enregistrement…</translation>
        </message>
        <message>
            <source>Not saved yet</source>
            <translation>Pas encore enregistré</translation>
        </message>
        <message>
            <source>Not saved</source>
            <translation>Non enregistré</translation>
        </message>
        <message>
            <source>This is not saved</source>
            <translation>Ceci n’est pas enregistré</translation>
        </message>
        <message>
            <source>The server cannot be reached</source>
            <translation>Le serveur est injoignable</translation>
        </message>
        <message>
            <source>What you write is kept here and saved as soon as it is back.</source>
            <translation>Ce que vous écrivez est conservé ici et enregistré dès son retour.</translation>
        </message>
        <message>
            <source>%1 left</source>
            <translation>reste %1</translation>
        </message>
        <message>
            <source>time is up</source>
            <translation>temps écoulé</translation>
        </message>
    </context>
    <context>
        <name>WaveformView</name>
        <message>
            <source>Recording</source>
            <translation>Enregistrement</translation>
        </message>
    </context>
    <context>
        <name>RecordingBar</name>
        <message>
            <source>Play</source>
            <translation>Lire</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Pause</translation>
        </message>
        <message>
            <source>No speaker</source>
            <translation>Aucun haut-parleur</translation>
        </message>
    </context>
    <context>
        <name>DisagreementNotice</name>
        <message>
            <source>“%1”: a rule sees an emergency, the second opinion does not.</source>
            <translation>« %1 » : une règle y voit une urgence, le second avis non.</translation>
        </message>
        <message>
            <source>“%1”: no rule sees danger, but to the second opinion it sounds like an emergency.</source>
            <translation>« %1 » : aucune règle n’y voit de danger, mais pour le second avis cela ressemble à une urgence.</translation>
        </message>
        <message numerus="yes">
            <source>And %n more.</source>
            <translation>
                <numerusform>Et %n autre.</numerusform>
                <numerusform>Et %n autres.</numerusform>
            </translation>
        </message>
        <message>
            <source>Please listen to what %1 said</source>
            <translation>Veuillez écouter ce que %1 a dit</translation>
        </message>
        <message>
            <source>Please look at what a caller said</source>
            <translation>Veuillez regarder ce qu’un appelant a dit</translation>
        </message>
        <message>
            <source>Open the call</source>
            <translation>Ouvrir l’appel</translation>
        </message>
        <message>
            <source>Put away</source>
            <translation>Écarter</translation>
        </message>
    </context>
    <context>
        <name>TodayPanel</name>
        <message>
            <source>Today</source>
            <translation>Aujourd’hui</translation>
        </message>
        <message>
            <source>Asked for a person</source>
            <translation>Ont demandé une personne</translation>
        </message>
        <message>
            <source>Taken</source>
            <translation>Pris</translation>
        </message>
        <message>
            <source>Nobody came</source>
            <translation>Personne n’est venu</translation>
        </message>
        <message>
            <source>Today: %1 calls asked for a person, %2 were taken, for %3 nobody came</source>
            <translation>Aujourd’hui : %1 appels ont demandé une personne, %2 ont été pris, pour %3 personne n’est venu</translation>
        </message>
        <message>
            <source>Today: not known yet</source>
            <translation>Aujourd’hui : pas encore connu</translation>
        </message>
        <message>
            <source>Median wait</source>
            <translation>Attente médiane</translation>
        </message>
        <message>
            <source>Half of those that a person took waited no longer than this.</source>
            <translation>La moitié de ceux qu’une personne a pris n’ont pas attendu plus longtemps.</translation>
        </message>
    </context>
    <context>
        <name>NextStepsPanel</name>
        <message>
            <source>If nobody accepts</source>
            <translation>Si personne n’accepte</translation>
        </message>
        <message>
            <source>everybody who is available is asked</source>
            <translation>toutes les personnes disponibles sont sollicitées</translation>
        </message>
        <message>
            <source>the group “%1” is asked</source>
            <translation>le groupe « %1 » est sollicité</translation>
        </message>
        <message>
            <source>%1 is asked</source>
            <translation>%1 est sollicité</translation>
        </message>
        <message>
            <source>%1 is called</source>
            <translation>%1 est appelé</translation>
        </message>
        <message>
            <source>another system is told</source>
            <translation>un autre système est prévenu</translation>
        </message>
        <message>
            <source>the caller is asked to leave a message</source>
            <translation>l’appelant est prié de laisser un message</translation>
        </message>
        <message>
            <source>it stays here for whoever becomes available</source>
            <translation>il reste ici pour qui se libère</translation>
        </message>
        <message>
            <source>the AI offers a call back and goes on; it stays here for whoever becomes available</source>
            <translation>l’IA propose un rappel et continue ; l’appel reste ici pour qui se libère</translation>
        </message>
        <message>
            <source>At %1 %2</source>
            <translation>À %1, %2</translation>
        </message>
        <message numerus="yes">
            <source>and %n more step(s)</source>
            <translation>
                <numerusform>et %n autre étape</numerusform>
                <numerusform>et %n autres étapes</numerusform>
            </translation>
        </message>
        <message>
            <source>The call of %1:</source>
            <translation>L’appel de %1 :</translation>
        </message>
        <message>
            <source>An emergency of %1 now:</source>
            <translation>Une urgence chez %1 maintenant :</translation>
        </message>
    </context>
    <context>
        <name>RecordingMark</name>
        <message>
            <source>Recording</source>
            <translation>Enregistrement</translation>
        </message>
        <message>
            <source>Recording paused</source>
            <translation>Enregistrement suspendu</translation>
        </message>
        <message>
            <source>Recording has stopped</source>
            <translation>Enregistrement arrêté</translation>
        </message>
        <message>
            <source>This call is recorded.</source>
            <translation>Cet appel est enregistré.</translation>
        </message>
        <message>
            <source>Nothing is recorded until somebody goes on.</source>
            <translation>Rien n’est enregistré jusqu’à ce que quelqu’un reprenne.</translation>
        </message>
        <message>
            <source>The recording could not go on. The call does.</source>
            <translation>L’enregistrement n’a pas pu continuer. L’appel, si.</translation>
        </message>
    </context>
    <context>
        <name>RecordingSection</name>
        <message>
            <source>Recording</source>
            <translation>Enregistrement</translation>
        </message>
        <message>
            <source>Calls are recorded</source>
            <translation>Les appels sont enregistrés</translation>
        </message>
        <message>
            <source>No</source>
            <translation>Non</translation>
        </message>
        <message>
            <source>Yes, and callers are told</source>
            <translation>Oui, et les appelants en sont avertis</translation>
        </message>
        <message>
            <source>Yes, callers have agreed already</source>
            <translation>Oui, les appelants ont déjà donné leur accord</translation>
        </message>
        <message>
            <source>What callers are told</source>
            <translation>Ce qui est dit aux appelants</translation>
        </message>
        <message>
            <source>Empty: a sentence in the organization's language says that the call is recorded.</source>
            <translation>Vide : une phrase dans la langue de l’organisation dit que l’appel est enregistré.</translation>
        </message>
        <message>
            <source>What callers are told has %1 characters; %2 are the most.</source>
            <translation>Ce qui est dit aux appelants a %1 caractères ; %2 au plus.</translation>
        </message>
        <message>
            <source>Days until calls are deleted</source>
            <translation>Jours avant l’effacement des appels</translation>
        </message>
        <message>
            <source>A number of days from 1 to %1, or nothing. What was saved stays.</source>
            <translation>Un nombre de jours de 1 à %1, ou rien. Ce qui est enregistré reste.</translation>
        </message>
        <message>
            <source>days, then sound and text are deleted. Empty: never.</source>
            <translation>jours, puis le son et le texte sont effacés. Vide : jamais.</translation>
        </message>
        <message>
            <source>Calls are kept</source>
            <translation>Conservation</translation>
        </message>
    </context>
    <context>
        <name>SoundCheckPanel</name>
        <message>
            <source>Sound check</source>
            <translation>Contrôle du son</translation>
        </message>
        <message>
            <source>Record</source>
            <translation>Enregistrer</translation>
        </message>
        <message>
            <source>Record again</source>
            <translation>Enregistrer encore</translation>
        </message>
        <message>
            <source>Replay</source>
            <translation>Réécouter</translation>
        </message>
        <message>
            <source>Be available only after a passed check</source>
            <translation>Disponible seulement après un contrôle réussi</translation>
        </message>
        <message>
            <source>Say a sentence for 3 s, then hear it as the caller hears it. Nothing is sent or kept.</source>
            <translation>Dites une phrase pendant 3 s, puis écoutez-la comme l’appelant l’entend. Rien n’est envoyé ni gardé.</translation>
        </message>
        <message>
            <source>Passed: callers hear you with a good level.</source>
            <translation>Réussi : les appelants vous entendent à un bon niveau.</translation>
        </message>
        <message>
            <source>Too quiet: turn the input volume up, or come closer to the microphone.</source>
            <translation>Trop faible : montez le volume d’entrée, ou rapprochez-vous du micro.</translation>
        </message>
        <message>
            <source>Too loud, and distorted: turn the input volume down.</source>
            <translation>Trop fort, et saturé : baissez le volume d’entrée.</translation>
        </message>
        <message>
            <source>No sound: the microphone is muted, or another one is in use.</source>
            <translation>Aucun son : le micro est coupé, ou un autre est utilisé.</translation>
        </message>
        <message>
            <source>Round trip from speaker to microphone: %1 ms.</source>
            <translation>Du haut-parleur au micro : %1 ms.</translation>
        </message>
        <message>
            <source>The microphone does not hear the speaker, as it should be with a headset.</source>
            <translation>Le micro n’entend pas le haut-parleur, comme il se doit avec un casque.</translation>
        </message>
        <message>
            <source>Not checked yet on this computer.</source>
            <translation>Pas encore contrôlé sur cet ordinateur.</translation>
        </message>
        <message>
            <source>passed</source>
            <translation>réussi</translation>
        </message>
        <message>
            <source>too quiet</source>
            <translation>trop faible</translation>
        </message>
        <message>
            <source>distorted</source>
            <translation>saturé</translation>
        </message>
        <message>
            <source>no sound</source>
            <translation>aucun son</translation>
        </message>
        <message>
            <source>none</source>
            <translation>aucun</translation>
        </message>
        <message>
            <source>Last check, %1: %2. Microphone: %3. Speaker: %4.</source>
            <translation>Dernier contrôle, %1 : %2. Micro : %3. Haut-parleur : %4.</translation>
        </message>
        <message>
            <source>Other devices are in use now: check again.</source>
            <translation>D’autres appareils sont utilisés maintenant : contrôlez encore.</translation>
        </message>
        <message>
            <source>Not while you are on a call.</source>
            <translation>Pas pendant un appel.</translation>
        </message>
        <message>
            <source>No microphone was found.</source>
            <translation>Aucun micro trouvé.</translation>
        </message>
        <message>
            <source>Record a sentence first.</source>
            <translation>Enregistrez d’abord une phrase.</translation>
        </message>
        <message>
            <source>Speak now…</source>
            <translation>Parlez maintenant…</translation>
        </message>
        <message>
            <source>This is how callers hear you.</source>
            <translation>Voilà comment les appelants vous entendent.</translation>
        </message>
    </context>
    <context>
        <name>Attendant::Ui::StepText</name>
        <message>
            <source>Offered to the available agents, one after the other</source>
            <translation>Proposé à ceux qui sont disponibles, l’un après l’autre</translation>
        </message>
        <message>
            <source>Offered to the available agents of %1, one after the other</source>
            <translation>Proposé à ceux de %1 qui sont disponibles, l’un après l’autre</translation>
        </message>
        <message>
            <source>Offered to all available agents</source>
            <translation>Proposé à tous ceux qui sont disponibles</translation>
        </message>
        <message>
            <source>Offered to all available agents of %1</source>
            <translation>Proposé à tous ceux de %1 qui sont disponibles</translation>
        </message>
        <message>
            <source>Offered to %1</source>
            <comment>a person</comment>
            <translation>Proposé à %1</translation>
        </message>
        <message>
            <source>Calling %1</source>
            <comment>a telephone number</comment>
            <translation>Appel du %1</translation>
        </message>
        <message>
            <source>Telling another system at %1</source>
            <translation>Un autre système est prévenu : %1</translation>
        </message>
        <message>
            <source>The caller is asked to leave a message</source>
            <translation>L’appelant est invité à laisser un message</translation>
        </message>
        <message>
            <source>Everybody was asked; it waits for whoever becomes available</source>
            <translation>Tous ont été sollicités ; l’appel attend qui se libère</translation>
        </message>
        <message>
            <source>Cannot dial %1: no telephone line is configured</source>
            <translation>Impossible de composer le %1 : aucune ligne téléphonique n’est configurée</translation>
        </message>
        <message>
            <source>The other system at %1 was told</source>
            <translation>L’autre système a été prévenu : %1</translation>
        </message>
        <message>
            <source>The other system at %1 could not be told</source>
            <translation>L’autre système n’a pas pu être prévenu : %1</translation>
        </message>
        <message>
            <source>%1: nobody is available</source>
            <comment>what is being tried</comment>
            <translation>%1 : personne n’est disponible</translation>
        </message>
        <message>
            <source>Cannot dial %1: no telephone line is configured. The next step follows at once</source>
            <translation>Impossible de composer le %1 : aucune ligne téléphonique n’est configurée. L’étape suivante suit aussitôt</translation>
        </message>
        <message>
            <source>%1 (shown for one person)</source>
            <translation>%1 (montré pour une personne)</translation>
        </message>
        <message>
            <source>%1; the next step follows at once when nobody is available</source>
            <translation>%1 ; si personne n’est disponible, l’étape suivante suit aussitôt</translation>
        </message>
        <message>
            <source>The AI apologises, offers a call back and goes on; the call stays in the queue and is offered to whoever becomes available</source>
            <translation>L’IA s’excuse, propose un rappel et continue ; l’appel reste dans la file et est proposé à qui se libère</translation>
        </message>
        <message>
            <source>The caller is told that nobody is free and asked for a name and number; the call gets a callback entry</source>
            <translation>L’appelant apprend que personne n’est libre et donne son nom et son numéro ; l’appel entre dans la liste des rappels</translation>
        </message>
        <message>
            <source>It stays in the queue and is offered to whoever becomes available</source>
            <translation>Il reste dans la file et est proposé à qui se libère</translation>
        </message>
        <message>
            <source>Built-in: emergency</source>
            <translation>Intégrée : urgence vitale</translation>
        </message>
        <message>
            <source>Built-in: high</source>
            <translation>Intégrée : haute</translation>
        </message>
        <message>
            <source>Built-in: after hours</source>
            <translation>Intégrée : hors des heures</translation>
        </message>
        <message>
            <source>Built-in: medium</source>
            <translation>Intégrée : moyenne</translation>
        </message>
        <message>
            <source>Built-in: low</source>
            <translation>Intégrée : basse</translation>
        </message>
    </context>
    <context>
        <name>Health</name>
        <message>
            <source>The database is locked by another program.</source>
            <translation>La base de données est verrouillée par un autre programme.</translation>
        </message>
        <message>
            <source>The database file is read-only.</source>
            <translation>Le fichier de la base de données est en lecture seule.</translation>
        </message>
        <message>
            <source>The database file cannot be read or written.</source>
            <translation>Le fichier de la base de données ne peut être ni lu ni écrit.</translation>
        </message>
        <message>
            <source>The database file is damaged or is not a database.</source>
            <translation>Le fichier est endommagé ou n’est pas une base de données.</translation>
        </message>
        <message>
            <source>The disk that holds the database is full.</source>
            <translation>Le disque de la base de données est plein.</translation>
        </message>
        <message>
            <source>The database file cannot be opened.</source>
            <translation>Le fichier de la base de données ne peut pas être ouvert.</translation>
        </message>
        <message>
            <source>The disk of the database server is full.</source>
            <translation>Le disque du serveur de base de données est plein.</translation>
        </message>
        <message>
            <source>The database did not answer in time.</source>
            <translation>La base de données n’a pas répondu à temps.</translation>
        </message>
        <message>
            <source>The database does not answer.</source>
            <translation>La base de données ne répond pas.</translation>
        </message>
        <message>
            <source>The database is not available.</source>
            <translation>La base de données n’est pas disponible.</translation>
        </message>
        <message>
            <source>The database cannot be reached. Start it, or correct DATABASE_URL on the server.</source>
            <translation>La base de données est injoignable. Démarrez-la, ou corrigez DATABASE_URL sur le serveur.</translation>
        </message>
        <message>
            <source>The database file cannot be used. Make it writable, or correct DATABASE_URL on the server.</source>
            <translation>Le fichier de la base de données est inutilisable. Rendez-le accessible en écriture, ou corrigez DATABASE_URL sur le serveur.</translation>
        </message>
        <message>
            <source>The AI provider's host cannot be found. Check OPENAI_BASE_URL and the network.</source>
            <translation>L’hôte du fournisseur d’IA est introuvable. Vérifiez OPENAI_BASE_URL et le réseau.</translation>
        </message>
        <message>
            <source>The AI provider refuses connections at its address. Check OPENAI_BASE_URL.</source>
            <translation>Le fournisseur d’IA refuse les connexions à son adresse. Vérifiez OPENAI_BASE_URL.</translation>
        </message>
        <message>
            <source>The AI provider did not answer in time.</source>
            <translation>Le fournisseur d’IA n’a pas répondu à temps.</translation>
        </message>
        <message>
            <source>The AI provider's certificate could not be verified.</source>
            <translation>Le certificat du fournisseur d’IA n’a pas pu être vérifié.</translation>
        </message>
        <message>
            <source>The AI provider cannot be reached.</source>
            <translation>Le fournisseur d’IA est injoignable.</translation>
        </message>
        <message>
            <source>The connection to the AI provider broke.</source>
            <translation>La connexion au fournisseur d’IA a été rompue.</translation>
        </message>
        <message>
            <source>The AI provider no longer answers.</source>
            <translation>Le fournisseur d’IA ne répond plus.</translation>
        </message>
        <message>
            <source>The AI provider takes the audio too slowly.</source>
            <translation>Le fournisseur d’IA reçoit le son trop lentement.</translation>
        </message>
        <message>
            <source>The AI provider's answer could not be understood.</source>
            <translation>La réponse du fournisseur d’IA n’a pas pu être comprise.</translation>
        </message>
        <message>
            <source>The account at the AI provider has used up its quota.</source>
            <translation>Le compte auprès du fournisseur d’IA a épuisé son quota.</translation>
        </message>
        <message>
            <source>The AI provider does not know the configured model or address.</source>
            <translation>Le fournisseur d’IA ne connaît pas le modèle ou l’adresse configurés.</translation>
        </message>
        <message>
            <source>The AI provider refuses the API key. Check OPENAI_API_KEY.</source>
            <translation>Le fournisseur d’IA refuse la clé d’API. Vérifiez OPENAI_API_KEY.</translation>
        </message>
        <message>
            <source>The AI provider does not allow this account to use the Realtime API.</source>
            <translation>Le fournisseur d’IA n’autorise pas ce compte à utiliser l’API Realtime.</translation>
        </message>
        <message>
            <source>The AI provider accepts no more requests at the moment.</source>
            <translation>Le fournisseur d’IA n’accepte plus de requêtes pour le moment.</translation>
        </message>
        <message>
            <source>The AI provider has a fault.</source>
            <translation>Le fournisseur d’IA est en panne.</translation>
        </message>
        <message>
            <source>The AI provider refuses the session's configuration.</source>
            <translation>Le fournisseur d’IA refuse la configuration de la session.</translation>
        </message>
        <message>
            <source>The AI provider gave an unexpected answer.</source>
            <translation>Le fournisseur d’IA a donné une réponse inattendue.</translation>
        </message>
    </context>
</TS>
