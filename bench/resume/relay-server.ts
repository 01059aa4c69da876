import { WebSocketServer } from 'ws';
import { MISSED, missedText } from './missed.ts';

/** Says to whoever comes all that they missed; to a greeting of no last line it says one thing. */
const server = new WebSocketServer({
  host: '127.0.0.1',
  port: Number(process.env.PORT ?? 0),
  perMessageDeflate: false,
});
server.on('connection', (socket) => {
  socket.on('error', () => undefined);
  socket.on('message', (raw) => {
    const { last } = JSON.parse(String(raw));
    if (last === '') {
      socket.send(JSON.stringify({ text: 'welcome' }));
      return;
    }
    for (let n = 0; n < MISSED - 1; n += 1) {
      socket.send(JSON.stringify({ conversation: 'c', text: missedText('0', n) }));
    }
    socket.send(JSON.stringify({ conversation: 'c', text: last }));
  });
});
server.once('listening', () => {
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  process.stdout.write(`${JSON.stringify({ msg: 'ready', url: `http://127.0.0.1:${port}` })}\n`);
});
process.on('SIGTERM', () => process.exit(0));
