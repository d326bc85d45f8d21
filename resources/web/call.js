// SPDX-License-Identifier: GPL-3.0-or-later
// The page at /call: shows what attendant.js can. ?org= and ?transport= preset the form; ?start calls at once.
'use strict';

const part = id => document.getElementById(id);
const query = new URLSearchParams(location.search);
const words = {
    idle: 'Not connected', connecting: 'Connecting …', reconnecting: 'The connection is lost. Reconnecting …',
    ai: 'With the AI agent', human: 'With a person of the office', hold: 'On hold',
    agent: 'The agent speaks', user: 'You speak', person: 'A person speaks',
};
const offices = new Map();
let call = null;
let openedAt = 0;
let clock = 0;

function show() {
    const state = call ? call.state : 'idle';
    const isBusy = state !== 'idle' && state !== 'ended';
    document.body.dataset.state = state;
    document.body.dataset.mode = call ? call.mode : 'ai';
    part('state').textContent = state === 'open' ? words[call.mode] : state === 'ended' ? call.reason : words[state];
    part('office').textContent = isBusy ? offices.get(call.org) || call.org : 'Call the office';
    part('form').hidden = isBusy;
    part('talk').hidden = !isBusy;
    part('start').textContent = state === 'ended' ? 'Call again' : 'Call';
    part('text').disabled = part('send').disabled = state !== 'open';
    if (state === 'open' && !openedAt) {
        openedAt = performance.now();
        part('clock').hidden = false;
        clock = setInterval(tick, 1000);
    }
    if (state === 'ended')
        clearInterval(clock);
}

function tick() {
    const seconds = Math.floor((performance.now() - openedAt) / 1000);
    part('clock').textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

function line(id, kind) {
    let item = document.querySelector(`#transcript [data-id="${CSS.escape(id)}"]`);
    if (!item) {
        item = document.createElement('li');
        item.dataset.id = id;
        item.className = kind;
        part('transcript').append(item);
        part('empty').hidden = true;
    }
    return item;
}

function put(item, text) {
    const list = part('transcript');
    const isAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 60; // who reads further up is left there
    item.textContent = text;
    if (isAtEnd)
        list.scrollTop = list.scrollHeight;
}

function note(text) {
    put(line('note-' + part('transcript').children.length, 'note'), text);
}

function complain(text) {
    part('error').textContent = text;
    part('error').hidden = !text;
}

function start() {
    complain('');
    openedAt = 0;
    part('clock').textContent = '0:00';
    part('mute').setAttribute('aria-pressed', 'false');
    part('mute').textContent = 'Mute';
    part('transcript').replaceChildren();
    part('empty').hidden = false;
    call = globalThis.call = new AttendantCall({ org: part('org').value.trim(), transport: part('transport').value });
    call.on('state', state => {
        show();
        if (state === 'open')
            complain('');
        if (state === 'ended')
            note(call.reason);
    });
    call.on('mode', mode => {
        show();
        note(words[mode]);
    });
    call.on('speaking', who => part('speaking').textContent = who ? words[who === 'human' ? 'person' : who] : '');
    call.on('level', level => {
        part('in').style.transform = `scaleX(${level.in.toFixed(3)})`;
        part('out').style.transform = `scaleX(${level.out.toFixed(3)})`;
    });
    call.on('transcript', said => {
        const item = line(said.id, said.speaker);
        put(item, said.text);
        item.classList.toggle('live', !said.final);
    });
    call.on('blocked', isBlocked => part('unblock').hidden = !isBlocked);
    call.on('error', complain);
    call.start();
    show();
}

part('form').addEventListener('submit', event => {
    event.preventDefault();
    start();
});
part('typing').addEventListener('submit', event => {
    event.preventDefault();
    const text = part('text').value.trim();
    if (text && call)
        call.type(text);
    part('text').value = '';
});
part('mute').addEventListener('click', () => {
    call.mute(!call.isMuted);
    part('mute').setAttribute('aria-pressed', String(call.isMuted));
    part('mute').textContent = call.isMuted ? 'Unmute' : 'Mute';
});
part('stop').addEventListener('click', () => call && call.stop());
addEventListener('pagehide', () => call && call.stop());

if (query.get('org'))
    part('org').value = query.get('org');
if (query.get('transport') === 'webrtc')
    part('transport').value = 'webrtc';
// On the server's own machine the offices are known, and chosen by name; elsewhere their id is typed.
fetch('/call/offices').then(answer => answer.ok ? answer.json() : { organizations: [] }).then(list => {
    const field = part('org');
    for (const office of list.organizations)
        offices.set(office.id, office.name);
    if (offices.has(field.value)) {
        const choice = document.createElement('select');
        for (const [id, name] of offices)
            choice.add(new Option(name, id, false, id === field.value));
        choice.id = field.id;
        field.replaceWith(choice);
    }
    show();
}, () => {});
show();
if (query.has('start'))
    start();
