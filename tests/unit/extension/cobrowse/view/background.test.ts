import { expect, test } from 'vitest';
import { openBackground } from '../../../../../extension/cobrowse/view/background.ts';
import type { FromViewer, ToViewer } from '../../../../../extension/platform/viewer-channel.ts';
import { fakeLater } from './fake-picture.ts';

const AROUND: ToViewer = {
  kind: 'around',
  url: 'wss://counter.example/v1/cobrowse/viewer',
  theme: undefined,
  language: undefined,
  name: null,
  mayEnd: true,
  ending: null,
};

function open() {
  const posted: FromViewer[] = [];
  const clock = fakeLater();
  const ports: { tell: (message: ToViewer) => void; die: () => void }[] = [];
  let ids = 0;
  const background = openBackground('b1', true, {
    connect: () => {
      const listeners: ((message: ToViewer) => void)[] = [];
      const closers: (() => void)[] = [];
      ports.push({
        tell: (message) => {
          for (const listener of listeners) listener(message);
        },
        die: () => {
          for (const close of closers) close();
        },
      });
      return {
        post: (message) => posted.push(message),
        onMessage: (listener) => listeners.push(listener),
        onDisconnect: (listener) => closers.push(listener),
      };
    },
    later: clock.later,
    newId: () => {
      ids += 1;
      return `id-${ids}`;
    },
  });
  return { background, posted, ports, ...clock };
}

test('[VW25] a viewer says which picture it shows and learns where to connect', () => {
  const { background, posted, ports } = open();
  expect(posted).toEqual([{ kind: 'open', cobrowse: 'b1', isTab: true }]);
  ports[0]?.tell(AROUND);
  expect(background.around.value).toEqual(AROUND);
});

test('[VW25] a challenge is answered by its own proof, also when the worker dies in between', async () => {
  const { background, posted, ports, pass } = open();
  const first = background.prove({ nonce: 'n1', audience: 's1' });
  const second = background.prove({ nonce: 'n2', audience: 's1' });
  ports[0]?.die();
  pass(0);
  expect(posted.slice(3).map(({ kind }) => kind)).toEqual(['open', 'prove', 'prove']);
  const proof = (token: string) => ({ device: 'd1', token });
  ports[1]?.tell({ kind: 'proven', id: 'id-2', proof: proof('two') });
  ports[1]?.tell({ kind: 'proven', id: 'id-1', proof: proof('one') });
  expect([await first, await second]).toEqual([proof('one'), proof('two')]);
});

test('[VW26] ending is said again to a worker that died, with the same id, until it is over', () => {
  const { background, posted, ports, pass } = open();
  background.end();
  expect(background.ending.value).toBe('stopped-by-agent');
  background.end();
  ports[0]?.die();
  pass(0);
  const ends = () => posted.filter(({ kind }) => kind === 'end');
  expect(ends()).toHaveLength(3);
  expect(new Set(ends().map((message) => JSON.stringify(message))).size).toBe(1);
  ports[1]?.tell({ kind: 'ended', ending: 'page-gone' });
  ports[1]?.die();
  pass(0);
  expect(ends()).toHaveLength(3);
  expect(background.ending.value).toBe('page-gone');
});

test('[VW26] what is over stays over when the background is asked anew', () => {
  const { background, ports, pass } = open();
  ports[0]?.tell({ kind: 'ended', ending: 'page-gone' });
  ports[0]?.die();
  pass(0);
  ports[1]?.tell(AROUND);
  expect(background.ending.value).toBe('page-gone');
});
