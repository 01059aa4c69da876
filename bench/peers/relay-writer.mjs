import { io } from 'socket.io-client';

/** Somebody else in the room. */
export async function openWriter(url) {
  const socket = io(url, { transports: ['websocket'], auth: { rooms: ['resume'] } });
  await new Promise((resolve) => socket.once('connect', resolve));
  return {
    async say(texts) {
      for (const text of texts)
        await socket.emitWithAck('said', { conversation: 'resume', text });
    },
    close: () => socket.disconnect(),
  };
}
