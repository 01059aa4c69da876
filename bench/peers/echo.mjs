import { createServer } from 'node:http';
import { Server } from 'socket.io';

/** The least a socket.io server can do with a message: acknowledge it. */
const http = createServer();
const server = new Server(http, { transports: ['websocket'] });
server.on('connection', (socket) => {
  socket.on('said', (_text, acknowledge) => acknowledge());
});
http.listen(0, '127.0.0.1', () => {
  process.stdout.write(
    `${JSON.stringify({ msg: 'ready', url: `http://127.0.0.1:${http.address().port}` })}\n`,
  );
});
