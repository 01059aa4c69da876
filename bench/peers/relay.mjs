import { createServer } from 'node:http';
import { Server } from 'socket.io';

/**
 * Conversations as socket.io's own guide makes them: a room each, and what one says is sent to the
 * others in it. `RECOVERY=1` switches on its connection-state recovery. Nothing is kept on disk.
 */
const http = createServer();
const server = new Server(http, {
  transports: ['websocket'],
  ...(process.env.RECOVERY === '1'
    ? { connectionStateRecovery: { maxDisconnectionDuration: 120_000 } }
    : {}),
});
server.on('connection', (socket) => {
  for (const room of socket.handshake.auth.rooms) socket.join(room);
  socket.on('said', (line, acknowledge) => {
    socket.to(line.conversation).emit('said', line);
    acknowledge?.();
  });
});
http.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => {
  process.stdout.write(
    `${JSON.stringify({ msg: 'ready', url: `http://127.0.0.1:${http.address().port}` })}\n`,
  );
});
process.on('SIGTERM', () => process.exit(0));
