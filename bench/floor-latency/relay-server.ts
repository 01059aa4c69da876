import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

/** Serves a page with one paragraph, and passes every text on to all others. */
const http = createServer((_, response) => {
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end('<!doctype html><title>Relay</title><p></p>');
});
const sockets = new WebSocketServer({ server: http, perMessageDeflate: false });
sockets.on('connection', (socket) => {
  socket.on('message', (bytes) => {
    for (const other of sockets.clients) {
      if (other !== socket) other.send(bytes, { binary: false });
    }
  });
});
http.listen(0, '127.0.0.1', () => {
  const address = http.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  process.stdout.write(`${JSON.stringify({ msg: 'ready', url: `http://127.0.0.1:${port}` })}\n`);
});
