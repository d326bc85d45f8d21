// SPDX-License-Identifier: GPL-3.0-or-later
//
// Attendant for web pages: calls an office, over a WebSocket through the server (its sound stands in the path, so a person takes over
// without the page noticing) or by WebRTC with the AI's provider (the page moves its sound to the server while a person has the call).
// No dependencies; also the module of its own audio worklet. Served by the server at /attendant.js.
//
//     const call = new AttendantCall({ org: 'org_demo_001', transport: 'websocket' | 'webrtc' });
//     call.on('state', s => …)       // 'connecting' 'open' 'ended'
//     call.on('mode', m => …)        // who has the call: 'ai' 'human' 'hold'
//     call.on('transcript', t => …)  // { id, speaker: 'user' | 'agent', text, final }
//     call.on('speaking', who => …)  // 'user' 'agent' 'human' or ''
//     call.on('level', l => …)       // { in: 0…1, out: 0…1 }, ten times a second
//     call.on('error', text => …)
//     await call.start(); … call.stop();
//
// call.figures() tells what was really heard, in samples: for tests, and for the curious.
'use strict';

(function (scope) {

const RATE = 24000;
const PIECE = 960;              // 40 ms of the microphone
const MOST_UNSENT = 512 * 1024; // a line that takes no more is given up: late sound is worth nothing

// --- in the audio thread: the microphone's samples, in pieces ---------------------------------------------------------------------
if (typeof AudioWorkletProcessor !== 'undefined') {
    registerProcessor('attendant-tap', class extends AudioWorkletProcessor {
        constructor() {
            super();
            this.piece = new Float32Array(PIECE);
            this.at = 0;
        }
        process(inputs) {
            const input = inputs[0][0];
            for (let i = 0; input && i < input.length; ++i) {
                this.piece[this.at++] = input[i];
                if (this.at === PIECE) {
                    this.port.postMessage(this.piece.slice());
                    this.at = 0;
                }
            }
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

/// Plays pieces one behind the other; drops what was not heard yet when told to.
class Player {
    constructor(context) {
        this.context = context;
        this.gain = context.createGain();
        this.gain.connect(context.destination);
        this.next = 0;
        this.playing = new Set();
        this.samples = 0;   // that were not silent
        this.energy = 0;
    }
    play(samples, onended) {
        if (!samples.length)
            return;
        const buffer = this.context.createBuffer(1, samples.length, RATE);
        buffer.copyToChannel(samples, 0);
        const source = this.context.createBufferSource();
        source.buffer = buffer;
        source.connect(this.gain);
        const now = this.context.currentTime;
        if (this.next < now)
            this.next = now + 0.06; // a little for what the network does
        source.start(this.next);
        this.next += buffer.duration;
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
    drop() {
        for (const source of this.playing) {
            source.onended = null;
            source.stop();
        }
        this.playing.clear();
        this.next = 0;
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
        this.mode = 'ai';
        this.callId = '';
        this.texts = new Map();
        this.counted = { sent: 0, agent: 0, human: 0, peer: 0, reconnects: 0 };
        this.inLevel = 0;
        this.outLevel = 0;
    }

    on(event, handler) {
        (this.handlers[event] = this.handlers[event] || []).push(handler);
        return this;
    }

    tell(event, data) {
        for (const handler of this.handlers[event] || [])
            handler(data);
    }

    figures() {
        return { ...this.counted, state: this.state, mode: this.mode, transport: this.transport, callId: this.callId,
                 lines: [...this.texts.values()].filter(line => line.final && line.text) };
    }

    async start() {
        if (this.state !== 'idle' && this.state !== 'ended')
            return;
        this.setState('connecting');
        try {
            this.context = new AudioContext({ sampleRate: RATE });
            await this.context.resume();
            this.player = new Player(this.context);
            this.microphone = await navigator.mediaDevices.getUserMedia(
                { audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true, channelCount: 1 } });
            await this.context.audioWorklet.addModule(here);
            await this.openSession();
            this.tap(this.microphone, samples => this.onMicrophone(samples));
            if (this.transport === 'webrtc')
                await this.openPeer();
            else
                this.openRelay();
            this.meter = setInterval(() => this.onMeter(), 100);
        } catch (problem) {
            this.fail(problem);
        }
    }

    stop() {
        this.finish();
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
        this.tell('error', problem && problem.message ? problem.message : String(problem));
        this.finish();
    }

    finish() {
        if (this.state === 'ended' || this.state === 'idle')
            return;
        this.setState('ended');
        clearInterval(this.meter);
        clearTimeout(this.retry);
        for (const socket of [this.socket, this.line]) {
            if (socket)
                socket.close(1000);
        }
        if (this.peer)
            this.peer.close();
        if (this.remote)
            this.remote.srcObject = null;
        for (const track of this.microphone ? this.microphone.getTracks() : [])
            track.stop();
        if (this.context)
            this.context.close();
        this.tell('level', { in: 0, out: 0 });
        this.tell('speaking', '');
    }

    async ask(path, body, type) {
        const headers = { 'Content-Type': type };
        if (this.token)
            headers.Authorization = 'Bearer ' + this.token;
        const answer = await fetch(new URL(path, this.base), { method: 'POST', headers, body });
        if (!answer.ok) {
            const detail = await answer.json().then(json => json.detail, () => '');
            throw new Error(detail || `The server answered with status ${answer.status}.`);
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

    tap(stream, ontaken) {
        const node = new AudioWorkletNode(this.context, 'attendant-tap', { numberOfOutputs: 1 });
        node.port.onmessage = message => ontaken(message.data);
        const silent = this.context.createGain(); // a node that leads nowhere is not run
        silent.gain.value = 0;
        this.context.createMediaStreamSource(stream).connect(node).connect(silent).connect(this.context.destination);
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
        if (socket.bufferedAmount > MOST_UNSENT) {
            if (samples)
                return; // late sound is worth nothing; what must arrive still does
        }
        socket.send(JSON.stringify(event));
        this.counted.sent += samples;
    }

    // --- over the WebSocket: the sound goes through the server, whoever speaks --------------------------------------------------------
    openRelay() {
        const socket = this.socket = new WebSocket(this.address('api/v1/realtime/ws?piece_ms=40&mode_events=true'), 'realtime');
        socket.onopen = () => {
            this.lostAt = 0;
            this.send(socket, { type: 'session.update', session: { type: 'realtime',
                audio: { input: { format: { type: 'audio/pcm', rate: RATE } }, output: { format: { type: 'audio/pcm', rate: RATE } } } } });
            this.setState('open');
        };
        socket.onmessage = message => this.onEvent(JSON.parse(message.data), true);
        socket.onclose = event => {
            if (this.state === 'ended' || this.socket !== socket)
                return;
            // The same secret opens the same call for half a minute.
            const now = Date.now();
            this.lostAt = this.lostAt || now;
            if (event.code === 1000 || event.code === 1008 || event.code === 4001 || now - this.lostAt > 25000) {
                if (event.code !== 1000)
                    this.tell('error', event.reason || 'The connection was lost.');
                this.finish();
                return;
            }
            this.player.drop();
            this.setState('connecting');
            ++this.counted.reconnects;
            this.retry = setTimeout(() => this.openRelay(), 1000);
        };
    }

    // --- by WebRTC: the sound goes to the provider, and to the server while a person has the call ---------------------------------------
    async openPeer() {
        const peer = this.peer = new RTCPeerConnection();
        for (const track of this.microphone.getAudioTracks())
            peer.addTrack(track, this.microphone);
        this.channel = peer.createDataChannel('oai-events');
        this.channel.onopen = () => {
            this.openLine();
            this.setState('open');
        };
        this.channel.onmessage = message => this.onEvent(JSON.parse(message.data), false);
        this.channel.onclose = () => this.state !== 'ended' && this.finish();
        peer.onconnectionstatechange = () => {
            if (peer.connectionState === 'failed')
                this.fail(new Error('The connection to the AI could not be made, or was lost.'));
        };
        peer.ontrack = event => this.onTrack(event.streams[0] || new MediaStream([event.track]));
        await peer.setLocalDescription(await peer.createOffer());
        const answer = await this.ask('api/realtime/calls?client_secret=' + encodeURIComponent(this.secret), peer.localDescription.sdp, 'application/sdp');
        await peer.setRemoteDescription({ type: 'answer', sdp: await answer.text() });
    }

    onTrack(stream) {
        // Chromium gives a remote track's samples to the page only while an element plays it.
        const remote = this.remote = new Audio();
        remote.srcObject = stream;
        remote.play().catch(() => {});
        this.tap(stream, samples => {
            const energy = energyOf(samples);
            this.peerLevel = energy;
            if (this.mode === 'ai') {
                this.outLevel = Math.max(this.outLevel, energy);
                if (energy > 0.001)
                    this.counted.peer += samples.length;
                if (this.isSoundWanted)
                    this.send(this.line, { type: 'attendant.output_audio.append', audio: toBase64(samples) });
            }
        });
    }

    /// The line to the server: tells who has the call, and carries the sound then.
    openLine() {
        if (this.state === 'ended')
            return;
        const line = this.line = new WebSocket(this.address(`api/v1/calls/${this.callId}/caller-audio?piece_ms=40`), 'realtime');
        line.onmessage = message => this.onEvent(JSON.parse(message.data), true);
        line.onclose = event => {
            this.player.drop();
            if (this.state !== 'ended' && event.code !== 1000 && event.code !== 1008 && event.code !== 4001)
                this.retry = setTimeout(() => this.openLine(), 1000);
        };
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
            this.finish();
            break;
        case 'conversation.item.added': { // the provider shows what the server told it
            const mode = /^item_att_mode_(ai|human|hold)_/.exec(event.item && event.item.id || '');
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
            this.player.play(fromBase64(event.delta), () => this.onPlayed());
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

scope.AttendantCall = AttendantCall;

})(globalThis);
