import { expect, it } from 'vitest';
import { asId } from '../../shared/kernel/ids.ts';
import { openEmbedded } from '../../sidecar/adapters/store/drivers/embedded.ts';
import { commit } from '../../sidecar/app/pipeline.ts';
import { code, files } from '../architecture/source.ts';
import { aConversation, aLine } from '../support/builders/conversation.ts';
import { aVisitor } from '../support/builders/visitor.ts';
import { testEnvironment } from '../support/environment.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** What has meant something to a database, a pattern or a shell. */
const TELLING = [
  "' or '1'='1",
  "'; drop table line; --",
  '" or ""="',
  '\\',
  '%',
  '_',
  '*',
  '.*',
  '(',
  '[a-z]',
  "x' union select secret_hash from visitor --",
  '\u0000',
  '$(reboot)',
  '`id`',
  '{{7*7}}',
  '%s%n',
];

it('[SC3, ST5] no value is ever written into a statement: what was said is kept and found as it was', async () => {
  const store = await openEmbedded({ directory: temporaryFolder() });
  const environment = testEnvironment({ store });
  await commit(environment, async ({ tx }) => {
    await tx.visitors.put(aVisitor());
    for (const [place, text] of TELLING.entries()) {
      const conversation = asId<ReturnType<typeof aConversation>['conversation']>(`c-${place}`);
      const name = `name ${text}`;
      await tx.conversations.put(aConversation({ conversation, visitorName: name, lines: 1 }));
      await tx.conversations.addLine(
        aLine({ line: asId(`line-${place}`), conversation, text: `before ${text} after` }),
      );
    }
  });
  await store.read(async (tx) => {
    for (const [place, text] of TELLING.entries()) {
      const [line] = await tx.conversations.lines(asId(`c-${place}`), null, 10);
      expect(line?.text).toBe(`before ${text} after`);
      const found = await tx.conversations.search(null, `before ${text} after`, null, 100);
      expect([text, found.map(({ conversation }) => conversation)]).toEqual([text, [`c-${place}`]]);
    }
    // A sign that stands for anything would find them all.
    for (const text of ['before % after', 'before _ after', "' or '1'='1' --"]) {
      expect((await tx.conversations.search(null, text, null, 100)).length).toBeLessThan(2);
    }
  });
  await store.close();
});

it('[SC3] no text is made part of a statement past the builder that binds it', () => {
  const raw = files(['.ts'], 'sidecar').filter((path) => /\bsql\.raw\(/.test(code(path)));
  expect(raw).toEqual([]);
});

it('[SC3] no pattern is made from what somebody wrote', () => {
  const made = files(['.ts', '.tsx'], 'shared', 'sidecar', 'extension', 'visitor').flatMap((path) =>
    [...code(path).matchAll(/new RegExp\((.*)$/gm)].map(([, from = '']) => `${path}: ${from}`),
  );
  // Each from constants; the backup's from the operator's own file name, and the one that
  // looks for what the visitor typed from that, their signs escaped.
  const known =
    /ID_PATTERN|PRIVATE_DIGITS|PRIVATE_TOKEN_CHARS|backup\/keep-newest|wash\/style-text|mask\/(echoes|drawing)/;
  expect(made.filter((each) => !known.test(each))).toEqual([]);
});

it('[SC3] the sidecar calls out from two places, to addresses the operator set', () => {
  const calling = files(['.ts'], 'sidecar').filter(
    (path) =>
      !path.startsWith('sidecar/operator/') &&
      /\bfetch\(|import (?!type )[^;]* from 'node:(http|https|net|tls|dgram|dns|http2)'/.test(
        // What only reads an address opens no connection.
        code(path).replace(/import \{ (isIP\w*,? ?)+\} from 'node:net';/, ''),
      ),
  );
  expect(calling.toSorted()).toEqual([
    'sidecar/adapters/outside/webhook.ts',
    'sidecar/adapters/shop/ask.ts',
  ]);
});
