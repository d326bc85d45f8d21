// SPDX-License-Identifier: GPL-3.0-or-later
// The page at /call: shows what attendant.js can. ?org= and ?transport= preset the form; ?start calls at once.
'use strict';

const part = id => document.getElementById(id);
const query = new URLSearchParams(location.search);
const words = {
    idle: 'Not connected', connecting: 'Connecting …', ended: 'The call has ended',
    ai: 'With the AI agent', human: 'With a person of the office', hold: 'On hold',
    agent: 'The agent speaks', user: 'You speak', person: 'A person speaks',
};
let call = null;

function show() {
    const state = call ? call.state : 'idle';
    document.body.dataset.state = state;
    document.body.dataset.mode = call ? call.mode : 'ai';
    part('state').textContent = state === 'open' ? words[call.mode] : words[state];
    const isBusy = state === 'connecting' || state === 'open';
    part('start').hidden = isBusy;
    part('stop').hidden = !isBusy;
    part('org').disabled = part('transport').disabled = isBusy;
}

function line(id, kind) {
    let item = document.querySelector(`#transcript [data-id="${CSS.escape(id)}"]`);
    if (!item) {
        item = document.createElement('li');
        item.dataset.id = id;
        item.className = kind;
        part('transcript').append(item);
    }
    return item;
}

function note(text) {
    line('note-' + part('transcript').children.length, 'note').textContent = text;
}

function start() {
    part('error').hidden = true;
    part('transcript').replaceChildren();
    call = globalThis.call = new AttendantCall({ org: part('org').value.trim(), transport: part('transport').value });
    call.on('state', show);
    call.on('mode', mode => {
        show();
        note(words[mode]);
    });
    call.on('speaking', who => part('speaking').textContent = who ? words[who === 'human' ? 'person' : who] : '');
    call.on('level', level => {
        part('in').value = level.in;
        part('out').value = level.out;
    });
    call.on('transcript', said => {
        const item = line(said.id, said.speaker);
        item.textContent = said.text;
        item.classList.toggle('live', !said.final);
        item.scrollIntoView({ block: 'nearest' });
    });
    call.on('error', text => {
        part('error').textContent = text;
        part('error').hidden = false;
    });
    call.start();
    show();
}

part('form').addEventListener('submit', event => {
    event.preventDefault();
    start();
});
part('stop').addEventListener('click', () => call && call.stop());
addEventListener('pagehide', () => call && call.stop());

if (query.get('org'))
    part('org').value = query.get('org');
if (query.get('transport') === 'webrtc')
    part('transport').value = 'webrtc';
// On the server's own machine the offices are known; elsewhere they are typed.
fetch('/call/offices').then(answer => answer.ok ? answer.json() : { organizations: [] }).then(list => {
    for (const office of list.organizations) {
        const option = document.createElement('option');
        option.value = office.id;
        option.label = office.name;
        part('offices').append(option);
    }
}, () => {});
show();
if (query.has('start'))
    start();
