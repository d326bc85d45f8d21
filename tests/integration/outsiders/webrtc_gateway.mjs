// SPDX-License-Identifier: GPL-3.0-or-later
// WebRTC before the simulated provider, by werift: takes offers (POST {"call_id","sdp","base_url"} answers {"sdp"}) and joins each call at
// the simulator as its caller's end. Mu-law both ways, nothing transcoded; the data channel's events pass through.
// Usage: node webrtc_gateway.mjs; prints "listening on PORT".
import http from 'node:http';
import { MediaStreamTrack, RTCPeerConnection, RtpHeader, RtpPacket, usePCMU } from 'werift';
import WebSocket from 'ws';

const frame = 160; // 20 ms

async function take({ call_id: callId, sdp, base_url: base }) {
  const peer = new RTCPeerConnection({
    codecs: { audio: [usePCMU()], video: [] },
    iceServers: [],
    iceUseIpv6: false,
    iceInterfaceAddresses: { udp4: '127.0.0.1' },
    iceAdditionalHostAddresses: ['127.0.0.1'],
  });
  const voice = new MediaStreamTrack({ kind: 'audio' });
  peer.addTrack(voice);
  const events = new WebSocket(`${base.replace(/^http/, 'ws')}/realtime?call_id=${callId}&peer=1`, { headers: { authorization: 'Bearer sk-gateway' } });
  let channel;
  const early = [];
  const queue = [];

  // To the browser: events as they are, sound in real time.
  events.on('message', (data) => {
    const text = data.toString();
    const event = JSON.parse(text);
    if (event.type === 'response.output_audio.delta') {
      const sound = Buffer.from(event.delta, 'base64');
      for (let at = 0; at < sound.length; at += frame) queue.push(sound.subarray(at, at + frame));
      return;
    }
    if (event.type === 'output_audio_buffer.cleared') queue.length = 0;
    if (channel && channel.readyState === 'open') channel.send(text);
    else early.push(text);
  });
  let sequence = 0;
  let timestamp = 0;
  let due = performance.now();
  const clock = setInterval(() => {
    for (; due <= performance.now(); due += 20) {
      const payload = queue.shift() ?? Buffer.alloc(frame, 0xff);
      const header = new RtpHeader({ payloadType: 0, sequenceNumber: sequence++ & 0xffff, timestamp: (timestamp += frame) >>> 0, marker: false, ssrc: 1 });
      if (peer.connectionState === 'connected') voice.writeRtp(new RtpPacket(header, Buffer.from(payload)));
    }
  }, 10);

  // From the browser.
  peer.onDataChannel.subscribe((opened) => {
    channel = opened;
    channel.onMessage.subscribe((message) => events.readyState === WebSocket.OPEN && events.send(message.toString()));
    for (const text of early.splice(0)) channel.send(text);
  });
  peer.onTrack.subscribe((track) =>
    track.onReceiveRtp.subscribe((packet) => {
      if (events.readyState === WebSocket.OPEN && packet.header.payloadType === 0)
        events.send(JSON.stringify({ type: 'input_audio_buffer.append', audio: packet.payload.toString('base64') }));
    }),
  );

  // Who leaves takes the other along.
  events.on('close', () => {
    clearInterval(clock);
    void peer.close();
  });
  events.on('error', () => clearInterval(clock));
  peer.connectionStateChange.subscribe((state) => {
    if (state === 'closed' || state === 'failed' || state === 'disconnected') events.close();
  });

  await peer.setRemoteDescription({ type: 'offer', sdp });
  await peer.setLocalDescription(await peer.createAnswer());
  return peer.localDescription.sdp;
}

const server = http.createServer((request, response) => {
  let body = '';
  request.on('data', (data) => (body += data));
  request.on('end', async () => {
    try {
      const sdp = await take(JSON.parse(body));
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ sdp }));
    } catch (problem) {
      console.error(problem);
      response.writeHead(500, { 'content-type': 'application/json' }).end(JSON.stringify({ detail: String(problem) }));
    }
  });
});
server.listen(0, '127.0.0.1', () => console.log(`listening on ${server.address().port}`));
