import { io } from 'socket.io-client';

/**
 * One client that recovers what it missed, or, with a count above one, many that only connect again;
 * see bench/resume/resuming.ts. When to connect is decided here, not by its own waits.
 */
export async function openResuming({ url, count, more }) {
  const heard = { text: () => undefined };
  const sockets = Array.from({ length: count }, (_, at) => {
    const socket = io(url, {
      transports: ['websocket'],
      auth: { rooms: ['resume'] },
      forceNew: true,
      reconnection: false,
      ...(more.addresses === '1' ? { localAddress: addressOf(at) } : {}),
    });
    socket.on('said', ({ text }) => heard.text(text));
    return socket;
  });
  const connected = (socket) =>
    new Promise((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', reject);
    });
  await Promise.all(sockets.map(connected));
  // It can only recover from the last thing it heard on.
  const heardOne = new Promise((resolve) => {
    heard.text = resolve;
  });
  return {
    async leave() {
      if (count === 1) await heardOne;
      const gone = sockets.map(
        (socket) => new Promise((resolve) => socket.once('disconnect', resolve)),
      );
      for (const socket of sockets) socket.io.engine.close();
      await Promise.all(gone);
    },
    async back(until) {
      const all = sockets.map(connected);
      const last =
        until === ''
          ? undefined
          : new Promise((resolve) => {
              heard.text = (text) => {
                if (text === until) resolve();
              };
            });
      for (const socket of sockets) socket.connect();
      await Promise.all(all);
      await last;
    },
  };
}

/** Loopback has sixteen million addresses; each client comes from one of its own. */
function addressOf(at) {
  return `127.0.${1 + Math.floor(at / 250)}.${1 + (at % 250)}`;
}
