import { io } from 'socket.io-client';

/** As the guide's "delivery guarantees" has it; without retries a line is sent and forgotten. */
const RETRIES = { retries: 3, ackTimeout: 10_000 };

/** A client in the rooms it is told; see tests/faults/clients/client.ts. */
export async function openClient({ url, more }) {
  const rooms = more.rooms.split(',');
  const held = [];
  const hasRetries = more.retries === '1';
  let unanswered = 0;
  const socket = io(url, {
    transports: ['websocket'],
    auth: { rooms },
    forceNew: true,
    ...(hasRetries ? RETRIES : {}),
  });
  socket.on('said', (line) => held.push(line));
  await new Promise((resolve) => socket.once('connect', resolve));
  return {
    conversations: async () => rooms,
    async write(conversation, text) {
      if (!hasRetries) {
        socket.emit('said', { conversation, text });
        return;
      }
      unanswered += 1;
      // Given up or answered: either way the client has no more to do with it.
      socket.emit('said', { conversation, text }, () => {
        unanswered -= 1;
      });
    },
    waiting: async () => unanswered + socket.sendBuffer.length + (socket.connected ? 0 : 1),
    held: async (conversation) =>
      held.filter((line) => line.conversation === conversation).map(({ text }) => text),
    async die() {
      throw new Error('no program ends here');
    },
  };
}
