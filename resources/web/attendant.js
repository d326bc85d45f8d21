// SPDX-License-Identifier: GPL-3.0-or-later
//
// Attendant for web pages: calls an office, over a WebSocket through the server (its sound stands in the path, so a person takes over
// without the page noticing) or by WebRTC with the AI's provider (the page moves its sound to the server while a person has the call).
// No dependencies; also the module of its own audio worklet. Served by the server at /attendant.js.
//
//     const call = new AttendantCall({ org: 'org_demo_001', transport: 'websocket' | 'webrtc' });
//     call.on('state', s => …)          // 'connecting' 'open' 'reconnecting' 'ended'; then call.reason says why
//     call.on('mode', m => …)           // who has the call: 'ai' 'human' 'hold'
//     call.on('transcript', t => …)     // { id, speaker: 'user' | 'agent', text, final }
//     call.on('speaking', who => …)     // 'user' 'agent' 'human' or ''
//     call.on('level', l => …)          // { in: 0…1, out: 0…1 }, ten times a second
//     call.on('blocked', is => …)       // the browser plays nothing before the page is clicked
//     call.on('error', (text, code) => …)
//     await call.start(); … call.mute(true); call.type('By keyboard, too.'); … call.stop();
//
// A lost connection comes back by itself, to the same call, within half a minute. call.figures() tells what was really heard, in samples:
// for tests, and for the curious.
'use strict';

(function (scope) {

const RATE = 24000;
const PIECE = 960;                // 40 ms of the microphone
const MOST_UNSENT = 64 * 1024;    // about a second of sound; what a line takes later than that is worth nothing
const STALLED = 8000;             // ms without a line taking anything: it is dead, whatever the browser thinks of it
const PATIENCE = 29000;           // ms; the server keeps a lost caller's call for 30 s
const STEADY = 5000;              // ms; a connection that lasts so long was a good one
const FINAL = [1000, 1011, 4000, 4001]; // close codes behind which the call does not go on here

// --- in the audio thread: the microphone's samples at our rate, in pieces ------------------------------------------------------------
if (typeof AudioWorkletProcessor !== 'undefined') {
    registerProcessor('attendant-tap', class extends AudioWorkletProcessor {
        constructor() {
            super();
            this.piece = new Float32Array(PIECE);
            this.at = 0;
            this.ratio = sampleRate / RATE; // 1, but where a browser does not bring a microphone to our rate
            this.sum = this.weight = 0;
        }
        put(sample) {
            this.piece[this.at++] = sample;
            if (this.at === PIECE) {
                this.port.postMessage(this.piece.slice());
                this.at = 0;
            }
        }
        // Each sample of ours is the mean of those that it covers.
        narrow(sample) {
            const rest = this.ratio - this.weight;
            if (rest > 1) {
                this.sum += sample;
                this.weight += 1;
                return;
            }
            this.put((this.sum + sample * rest) / this.ratio);
            this.sum = sample * (1 - rest);
            this.weight = 1 - rest;
        }
        process(inputs) {
            const input = inputs[0][0];
            for (let i = 0; input && i < input.length; ++i)
                this.ratio === 1 ? this.put(input[i]) : this.narrow(input[i]);
            return true;
        }
    });
    return;
}

const here = document.currentScript ? document.currentScript.src : new URL('/attendant.js', location.href).href;

// --- sound ------------------------------------------------------------------------------------------------------------------------
function toBase64(samples) {
    const pcm = new Int16Array(samples.length);
    for (let i = 0; i < samples.length; ++i)
        pcm[i] = Math.max(-32768, Math.min(32767, Math.round(samples[i] * 32767)));
    const bytes = new Uint8Array(pcm.buffer);
    let text = '';
    for (let i = 0; i < bytes.length; i += 4096)
        text += String.fromCharCode.apply(null, bytes.subarray(i, i + 4096));
    return btoa(text);
}

function fromBase64(text) {
    const raw = atob(text);
    const samples = new Float32Array(raw.length >> 1);
    for (let i = 0; i < samples.length; ++i) {
        const value = raw.charCodeAt(2 * i) | raw.charCodeAt(2 * i + 1) << 8;
        samples[i] = (value >= 32768 ? value - 65536 : value) / 32768;
    }
    return samples;
}

function energyOf(samples) {
    let sum = 0;
    for (const sample of samples)
        sum += sample * sample;
    return samples.length ? Math.sqrt(sum / samples.length) : 0;
}

/// Plays pieces one behind the other without a seam, each at its place in the context's time; drops what was not heard yet when told to.
class Player {
    constructor(context) {
        this.context = context;
        this.next = 0;       // frame at which the next piece begins
        this.lead = 0.06;    // seconds; more where the network needs it
        this.playing = new Set();
        this.samples = 0;    // that were not silent
        this.gaps = 0;       // pieces of one utterance that came too late
        this.skipped = 0;    // and so late that they were left out
        this.energy = 0;
        this.open();
    }
    open() {
        this.gain = this.context.createGain();
        this.gain.connect(this.context.destination);
    }
    /// \a utterance names what the piece is part of. Who speaks \a live is not to be heard later and later.
    play(samples, utterance = '', live = false, onended = () => {}) {
        if (!samples.length)
            return;
        const now = Math.ceil(this.context.currentTime * RATE);
        if (this.next < now) {
            if (this.next && utterance && utterance === this.utterance) {
                ++this.gaps;
                this.lead = Math.min(0.24, this.lead * 1.5);
            }
            this.next = now + Math.round(this.lead * RATE);
        } else if (live && this.next - now > RATE) {
            ++this.skipped;
            return;
        }
        this.utterance = utterance;
        const buffer = this.context.createBuffer(1, samples.length, RATE);
        buffer.copyToChannel(samples, 0);
        const source = this.context.createBufferSource();
        source.buffer = buffer;
        source.connect(this.gain);
        source.start(this.next / RATE);
        this.next += samples.length;
        this.playing.add(source);
        source.onended = () => {
            this.playing.delete(source);
            onended();
        };
        this.energy = energyOf(samples);
        if (this.energy > 0.001)
            this.samples += samples.length;
    }
    get isPlaying() { return this.playing.size > 0; }
    /// Cut within some milliseconds rather than at once, which would click.
    drop() {
        if (!this.playing.size)
            return;
        const now = this.context.currentTime;
        this.gain.gain.setValueAtTime(1, now);
        this.gain.gain.linearRampToValueAtTime(0, now + 0.008);
        for (const source of this.playing) {
            source.onended = null;
            source.stop(now + 0.01);
        }
        this.playing.clear();
        this.next = 0;
        this.open();
    }
}

// What browsers call it when they give no microphone, and what a caller can do about it.
const REFUSALS = {
    NotAllowedError: ['microphone_refused', 'The microphone is not allowed for this page. Allow it in the browser\'s address bar and call again.'],
    NotFoundError: ['microphone_missing', 'No microphone was found. Connect one and call again.'],
    NotReadableError: ['microphone_busy', 'The microphone cannot be used: another program may have it. Close that and call again.'],
};

class CallError extends Error {
    constructor(code, message, status = 0) {
        super(message);
        this.code = code;
        this.status = status;
    }
}

// --- the call -----------------------------------------------------------------------------------------------------------------------
class AttendantCall {
    constructor(options = {}) {
        this.org = options.org || '';
        this.base = new URL(options.base || '/', here);
        this.transport = options.transport === 'webrtc' ? 'webrtc' : 'websocket';
        this.token = options.token || ''; // where the server wants one for new sessions
        this.handlers = {};
        this.state = 'idle';
        this.reason = '';
        this.mode = 'ai';
        this.callId = '';
        this.isMuted = false;
        this.texts = new Map();
        this.counted = { sent: 0, unsent: 0, agent: 0, human: 0, peer: 0, reconnects: 0 };
        this.inLevel = 0;
        this.outLevel = 0;
        this.lostAt = 0;
        this.tries = 0;
        this.awaken = () => this.comeBack();
    }

    on(event, handler) {
        (this.handlers[event] = this.handlers[event] || []).push(handler);
        return this;
    }

    tell(event, ...data) {
        for (const handler of this.handlers[event] || [])
            handler(...data);
    }

    figures() {
        const { gaps = 0, skipped = 0 } = this.player || {};
        return { ...this.counted, gaps, skipped, state: this.state, reason: this.reason, mode: this.mode, transport: this.transport, callId: this.callId,
                 lines: [...this.texts.values()].filter(line => line.final && line.text) };
    }

    async start() {
        if (this.state !== 'idle')
            return;
        this.setState('connecting');
        try {
            this.context = new AudioContext({ sampleRate: RATE });
            this.context.onstatechange = () => this.onSoundState();
            this.context.resume().catch(() => {}); // settles only once the page was clicked, where the browser wants that
            this.player = new Player(this.context);
            await this.openMicrophone();
            await this.openSession();
            if (this.state !== 'connecting')
                return; // hung up meanwhile
            for (const event of ['online', 'pointerdown', 'keydown'])
                addEventListener(event, this.awaken);
            document.addEventListener('visibilitychange', this.awaken);
            this.meter = setInterval(() => this.onMeter(), 100);
            await this.open();
            this.onSoundState();
        } catch (problem) {
            this.fail(problem);
        }
    }

    /// Hangs up: the call ends at once.
    stop() {
        this.send(this.transport === 'webrtc' ? this.line : this.socket, { type: 'attendant.hang_up' });
        this.finish('You hung up.');
    }

    mute(isMuted) {
        this.isMuted = isMuted;
        for (const track of this.microphone ? this.microphone.getTracks() : [])
            track.enabled = !isMuted;
    }

    /// For who cannot, or would not, say it.
    type(text) {
        const item = { type: 'message', role: 'user', content: [{ type: 'input_text', text }] };
        for (const event of [{ type: 'conversation.item.create', item }, { type: 'response.create' }]) {
            if (this.transport === 'websocket')
                this.send(this.socket, event);
            else if (this.channel && this.channel.readyState === 'open')
                this.channel.send(JSON.stringify(event));
        }
    }

    // --- inside ---------------------------------------------------------------------------------------------------------------------
    setState(state) {
        if (this.state === state)
            return;
        this.state = state;
        this.tell('state', state);
    }

    setMode(mode) {
        if (this.mode === mode)
            return;
        this.mode = mode;
        // While a person has the call the AI's track is silent anyway; muted, it cannot surprise anybody.
        if (this.remote)
            this.remote.muted = mode !== 'ai';
        this.tell('mode', mode);
    }

    fail(problem) {
        if (this.state === 'ended')
            return;
        const text = problem && problem.message ? problem.message : String(problem);
        this.tell('error', text, problem && problem.code || '');
        this.finish(text);
    }

    finish(reason) {
        if (this.state === 'ended' || this.state === 'idle')
            return;
        this.reason = reason;
        this.setState('ended');
        for (const event of ['online', 'pointerdown', 'keydown'])
            removeEventListener(event, this.awaken);
        document.removeEventListener('visibilitychange', this.awaken);
        clearInterval(this.meter);
        clearTimeout(this.retry);
        clearTimeout(this.lineRetry);
        clearTimeout(this.steady);
        for (const socket of [this.socket, this.line]) {
            if (socket)
                socket.close(1000);
        }
        this.closePeer();
        for (const track of this.microphone ? this.microphone.getTracks() : [])
            track.stop();
        for (const context of new Set([this.context, this.ear])) {
            if (context)
                context.close();
        }
        this.tell('level', { in: 0, out: 0 });
        this.tell('speaking', '');
    }

    async ask(path, body, type) {
        const headers = { 'Content-Type': type };
        if (this.token)
            headers.Authorization = 'Bearer ' + this.token;
        const answer = await fetch(new URL(path, this.base), { method: 'POST', headers, body }).catch(() => {
            throw new CallError('unreachable', 'The office\'s server cannot be reached.');
        });
        if (!answer.ok) {
            const detail = await answer.json().then(json => json.detail, () => '');
            throw new CallError('refused', detail || `The server answered with status ${answer.status}.`, answer.status);
        }
        return answer;
    }

    async openSession() {
        const answer = await this.ask('api/realtime/session', JSON.stringify({ org_id: this.org }), 'application/json');
        const session = await answer.json();
        this.secret = session.client_secret;
        this.callId = session.call_id;
    }

    /// Where a WebSocket of this server is.
    address(path) {
        const url = new URL(path, this.base);
        url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
        url.searchParams.set('client_secret', this.secret);
        return url;
    }

    // --- the microphone ---------------------------------------------------------------------------------------------------------------
    async openMicrophone() {
        if (!navigator.mediaDevices)
            throw new CallError('insecure_page', 'Browsers give a microphone only to pages on https or localhost.');
        const wish = { audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true, channelCount: 1 } };
        this.microphone = await navigator.mediaDevices.getUserMedia(wish).catch(problem => {
            const [code, sentence] = REFUSALS[problem.name] || ['microphone_failed', 'The microphone does not work: ' + problem.message];
            throw new CallError(code, sentence);
        });
        if (this.state === 'ended') { // hung up meanwhile
            this.microphone.getTracks().forEach(track => track.stop());
            return;
        }
        this.mute(this.isMuted);
        const track = this.microphone.getAudioTracks()[0];
        track.onended = () => this.replaceMicrophone();
        if (this.untapMicrophone)
            this.untapMicrophone();
        this.untapMicrophone = await this.tap(this.microphone, samples => this.onMicrophone(samples));
        if (this.peer)
            await Promise.all(this.peer.getSenders().map(sender => sender.replaceTrack(track)));
    }

    /// Unplugged: the next one, if there is one; else the caller still hears.
    async replaceMicrophone() {
        if (this.state === 'ended')
            return;
        try {
            await this.openMicrophone();
        } catch (problem) {
            this.tell('error', problem.message, problem.code || '');
            navigator.mediaDevices.addEventListener('devicechange', () => this.replaceMicrophone(), { once: true });
        }
    }

    /// A stream's samples, in pieces; answers what ends that.
    async tap(stream, ontaken) {
        let context = this.context, source;
        try {
            source = context.createMediaStreamSource(stream);
        } catch { // a browser that brings no microphone to our rate: a context at its own, the worklet does the rest
            context = this.ear = this.ear || new AudioContext();
            source = context.createMediaStreamSource(stream);
        }
        await context.audioWorklet.addModule(here);
        const node = new AudioWorkletNode(context, 'attendant-tap', { numberOfOutputs: 1 });
        node.port.onmessage = message => ontaken(message.data);
        const silent = context.createGain(); // a node that leads nowhere is not run
        silent.gain.value = 0;
        source.connect(node).connect(silent).connect(context.destination);
        return () => {
            node.port.onmessage = null;
            source.disconnect();
            silent.disconnect();
        };
    }

    onMicrophone(samples) {
        this.inLevel = Math.max(this.inLevel, energyOf(samples));
        if (this.transport === 'websocket')
            this.send(this.socket, { type: 'input_audio_buffer.append', audio: toBase64(samples) }, samples.length);
        else if (this.mode !== 'ai' || this.isSoundWanted)
            this.send(this.line, { type: 'input_audio_buffer.append', audio: toBase64(samples) }, samples.length);
    }

    send(socket, event, samples = 0) {
        if (!socket || socket.readyState !== WebSocket.OPEN)
            return;
        if (samples && socket.bufferedAmount > MOST_UNSENT) {
            this.counted.unsent += samples;
            socket.stalledAt = socket.stalledAt || performance.now();
            if (performance.now() - socket.stalledAt > STALLED)
                socket.giveUp();
            return; // late sound is worth nothing; what must arrive still does
        }
        socket.stalledAt = 0;
        socket.send(JSON.stringify(event));
        this.counted.sent += samples;
    }

    /// The browser lets nothing be heard before the page was clicked, or the system took the sound away (a telephone call on a mobile).
    onSoundState() {
        const isBlocked = this.context.state !== 'running' && this.state !== 'ended';
        if (this.isBlocked !== isBlocked && (isBlocked || this.isBlocked !== undefined))
            this.tell('blocked', isBlocked);
        this.isBlocked = isBlocked;
    }

    // --- lost and found ---------------------------------------------------------------------------------------------------------------
    open() {
        return this.transport === 'webrtc' ? this.openPeer() : this.openRelay();
    }

    opened() {
        this.setState('open');
        clearTimeout(this.steady);
        this.steady = setTimeout(() => this.lostAt = this.tries = 0, STEADY);
    }

    /// The same secret opens the same call for half a minute.
    lost() {
        if (this.state === 'ended')
            return;
        clearTimeout(this.steady);
        clearTimeout(this.retry);
        this.player.drop();
        this.speaks('');
        this.lostAt = this.lostAt || performance.now();
        if (performance.now() - this.lostAt > PATIENCE) {
            this.fail(new CallError('lost', 'The connection was lost and did not come back.'));
            return;
        }
        this.setState('reconnecting');
        this.retry = setTimeout(() => this.reopen(), Math.min(2000, 250 * 2 ** this.tries++));
    }

    reopen() {
        this.retry = 0;
        ++this.counted.reconnects;
        this.open();
    }

    /// The network is back, or the page, whose timers ran slowly while it was hidden.
    comeBack() {
        if (this.context.state !== 'running')
            this.context.resume().catch(() => {});
        if (!this.retry || document.hidden)
            return;
        clearTimeout(this.retry);
        this.reopen();
    }

    /// \a socket's end is told once, and also when the browser does not notice it.
    watch(socket, onlost) {
        socket.onclose = onlost;
        socket.giveUp = () => {
            socket.onclose = socket.onmessage = null;
            socket.close();
            onlost({ code: 1006, reason: '' });
        };
    }

    // --- over the WebSocket: the sound goes through the server, whoever speaks --------------------------------------------------------
    openRelay() {
        const socket = this.socket = new WebSocket(this.address('api/v1/realtime/ws?piece_ms=40&mode_events=true'), 'realtime');
        socket.onopen = () => {
            this.send(socket, { type: 'session.update', session: { type: 'realtime',
                audio: { input: { format: { type: 'audio/pcm', rate: RATE } }, output: { format: { type: 'audio/pcm', rate: RATE } } } } });
            this.opened();
        };
        socket.onmessage = message => this.onEvent(JSON.parse(message.data), true);
        this.watch(socket, event => {
            if (this.socket !== socket || this.state === 'ended')
                return;
            if (event.code === 1000)
                this.finish(event.reason || 'The call has ended.');
            else if (FINAL.includes(event.code))
                this.fail(new CallError('closed', event.reason || 'The server has closed the connection.'));
            else
                this.lost();
        });
    }

    // --- by WebRTC: the sound goes to the provider, and to the server while a person has the call ---------------------------------------
    async openPeer() {
        const peer = this.peer = new RTCPeerConnection();
        const isCurrent = () => this.peer === peer && this.state !== 'ended';
        const lose = () => {
            if (!isCurrent())
                return;
            this.closePeer();
            this.lost();
        };
        for (const track of this.microphone.getAudioTracks())
            peer.addTrack(track, this.microphone);
        const channel = this.channel = peer.createDataChannel('oai-events');
        channel.onopen = () => {
            if (!isCurrent())
                return;
            this.openLine();
            this.opened();
        };
        channel.onmessage = message => isCurrent() && this.onEvent(JSON.parse(message.data), false);
        channel.onclose = lose;
        peer.onconnectionstatechange = () => peer.connectionState === 'failed' && lose();
        peer.ontrack = event => isCurrent() && this.onTrack(event.streams[0] || new MediaStream([event.track]));
        try {
            await peer.setLocalDescription(await peer.createOffer());
            const answer = await this.ask('api/realtime/calls?client_secret=' + encodeURIComponent(this.secret), peer.localDescription.sdp, 'application/sdp');
            const sdp = await answer.text();
            if (isCurrent())
                await peer.setRemoteDescription({ type: 'answer', sdp });
        } catch (problem) {
            if (!isCurrent())
                return;
            if (this.lostAt && [401, 404, 409].includes(problem.status))
                this.finish('The call has ended.');
            else if (this.lostAt || problem.code === 'unreachable')
                lose();
            else
                this.fail(problem);
        }
    }

    closePeer() {
        if (!this.peer)
            return;
        const peer = this.peer;
        this.peer = this.channel = null;
        peer.close();
        if (this.untapPeer)
            this.untapPeer();
        this.untapPeer = null;
        if (this.remote)
            this.remote.srcObject = null;
    }

    async onTrack(stream) {
        // Chromium gives a remote track's samples to the page only while an element plays it.
        const remote = this.remote = new Audio();
        remote.srcObject = stream;
        remote.muted = this.mode !== 'ai';
        remote.play().catch(() => {});
        this.untapPeer = await this.tap(stream, samples => {
            const energy = energyOf(samples);
            if (this.mode !== 'ai')
                return;
            this.outLevel = Math.max(this.outLevel, energy);
            if (energy > 0.001)
                this.counted.peer += samples.length;
            if (this.isSoundWanted)
                this.send(this.line, { type: 'attendant.output_audio.append', audio: toBase64(samples) }, samples.length);
        });
    }

    /// The line to the server: tells who has the call, and carries the sound then.
    openLine() {
        clearTimeout(this.lineRetry);
        if (this.state === 'ended')
            return;
        const before = this.line;
        const line = this.line = new WebSocket(this.address(`api/v1/calls/${this.callId}/caller-audio?piece_ms=40`), 'realtime');
        if (before)
            before.close(1000);
        this.isSoundWanted = false;
        line.onmessage = message => this.line === line && this.onEvent(JSON.parse(message.data), true);
        this.watch(line, event => {
            if (this.line !== line || this.state === 'ended')
                return;
            this.player.drop();
            if (event.code !== 1000 && event.code !== 4001)
                this.lineRetry = setTimeout(() => this.channel && this.openLine(), 1000);
        });
    }

    // --- what is told -------------------------------------------------------------------------------------------------------------------
    onEvent(event, isOurs) {
        const id = event.response_id || '';
        switch (event.type) {
        case 'attendant.mode':
            this.setMode(event.mode);
            break;
        case 'attendant.audio':
            this.isSoundWanted = event.wanted;
            break;
        case 'attendant.ended':
            this.finish(event.reason || 'The call has ended.');
            break;
        case 'conversation.item.added': { // the provider shows what the server told it
            const item = event.item || {};
            const isOld = /^item_att_/.test(item.id || ''); // what a new connection was told of the conversation so far
            const typed = !isOld && item.role === 'user' && item.content && item.content.find(part => part.type === 'input_text');
            if (typed)
                this.text('user', item.id, typed.text, true);
            const mode = /^item_att_mode_(ai|human|hold)_/.exec(item.id || '');
            if (mode && this.transport === 'webrtc') {
                this.setMode(mode[1]);
                if (!this.line || this.line.readyState > WebSocket.OPEN)
                    this.openLine();
            }
            break;
        }
        case 'response.output_audio.delta': {
            const isPerson = id.startsWith('resp_att_');
            const before = this.player.samples;
            this.player.play(fromBase64(event.delta), id, isPerson, () => this.onPlayed());
            this.counted[isPerson ? 'human' : 'agent'] += this.player.samples - before;
            this.outLevel = Math.max(this.outLevel, this.player.energy);
            this.speaks(isPerson ? 'human' : 'agent');
            break;
        }
        case 'output_audio_buffer.started':
            this.speaks('agent');
            break;
        case 'output_audio_buffer.stopped':
        case 'output_audio_buffer.cleared':
            this.speaks('');
            break;
        case 'input_audio_buffer.speech_started':
            if (isOurs)
                this.player.drop();
            this.speaks('user');
            break;
        case 'input_audio_buffer.speech_stopped':
            this.speaks('');
            break;
        case 'conversation.item.input_audio_transcription.delta':
            this.text('user', event.item_id, event.delta, false);
            break;
        case 'conversation.item.input_audio_transcription.completed':
            this.text('user', event.item_id, event.transcript, true);
            break;
        case 'response.output_audio_transcript.delta':
            this.text('agent', event.item_id, event.delta, false);
            break;
        case 'response.output_audio_transcript.done':
            this.text('agent', event.item_id, event.transcript, true);
            break;
        case 'error':
            if (event.error && event.error.message)
                this.tell('error', event.error.message);
            break;
        }
    }

    onPlayed() {
        if (!this.player.isPlaying && (this.who === 'agent' || this.who === 'human'))
            this.speaks('');
    }

    speaks(who) {
        if (this.who !== who)
            this.tell('speaking', this.who = who);
    }

    text(speaker, id, words, final) {
        const line = this.texts.get(id) || { id, speaker, text: '', final: false };
        line.text = final ? words : line.text + (words || '');
        line.final = final;
        this.texts.set(id, line);
        if (line.text)
            this.tell('transcript', line);
    }

    onMeter() {
        this.tell('level', { in: Math.min(1, this.inLevel * 4), out: Math.min(1, this.outLevel * 4) });
        this.inLevel = this.outLevel = 0;
    }
}

AttendantCall.Player = Player;
scope.AttendantCall = AttendantCall;

})(globalThis);
