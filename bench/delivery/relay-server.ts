import { WebSocketServer } from 'ws';

/** The least that can carry a conversation: what one says is sent to the others in the room. */
interface Said {
  readonly conversation: string;
  readonly text: string;
}

const rooms = new Map<string, Set<import('ws').WebSocket>>();
const server = new WebSocketServer({
  host: '127.0.0.1',
  port: Number(process.env.PORT ?? 0),
  perMessageDeflate: false,
});
server.on('connection', (socket, { url }) => {
  const own = new URL(url ?? '/', 'http://relay').searchParams.getAll('room');
  for (const room of own) rooms.set(room, (rooms.get(room) ?? new Set()).add(socket));
  socket.on('error', () => undefined);
  socket.on('close', () => {
    for (const room of own) rooms.get(room)?.delete(socket);
  });
  socket.on('message', (raw) => {
    const said: Said = JSON.parse(String(raw));
    for (const other of rooms.get(said.conversation) ?? []) {
      if (other !== socket) other.send(JSON.stringify(said));
    }
  });
});
server.once('listening', () => {
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  process.stdout.write(`${JSON.stringify({ msg: 'ready', url: `http://127.0.0.1:${port}` })}\n`);
});
process.on('SIGTERM', () => process.exit(0));
