import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { VisitorCommand } from '../../../../shared/protocol/shape.ts';
import { openCommandOutbox, readWaiting } from '../../../../visitor/wire/command-outbox.ts';

const say = (line: string, conversation = 'c'): VisitorCommand => ({
  type: 'chat.say',
  conversation,
  line,
  text: line,
});
const see = (upTo: number): VisitorCommand => ({ type: 'chat.see', conversation: 'c', upTo });
const waiting = (id: string, body: VisitorCommand) => ({ id, at: 0, body });

describe('command outbox', () => {
  it('[VS9] lines leave only when answered, in the order written', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('say', 'see', 'answer', 'reload')), (story) => {
        let outbox = openCommandOutbox([]);
        const written: string[] = [];
        const answered: string[] = [];
        story.forEach((act, index) => {
          if (act === 'say') {
            written.push(`line-${index}`);
            outbox.add(waiting(`id-${index}`, say(`line-${index}`)));
          } else if (act === 'see') outbox.add(waiting(`id-${index}`, see(index)));
          else if (act === 'reload')
            outbox = openCommandOutbox(readWaiting(JSON.parse(JSON.stringify(outbox.kept()))));
          else {
            const head = outbox.head();
            const done = head === undefined ? undefined : outbox.answered(head.id);
            if (done?.body.type === 'chat.say') answered.push(done.body.line);
          }
        });
        const left = outbox
          .all()
          .flatMap(({ body }) => (body.type === 'chat.say' ? [body.line] : []));
        expect([...answered, ...left]).toEqual(written);
      }),
    );
  });

  it('[VS9] only the newest "seen" waits, but the one on its way stays', () => {
    const outbox = openCommandOutbox([]);
    outbox.add(waiting('a', see(1)));
    outbox.add(waiting('b', see(2)));
    outbox.add(waiting('c', see(3)));
    expect(outbox.all().map(({ id }) => id)).toEqual(['a', 'c']);
  });

  it('[VS9] lines for a conversation that another tab opened first go to that one', () => {
    const outbox = openCommandOutbox([waiting('a', say('one', 'mine')), waiting('b', say('two'))]);
    outbox.retarget('mine', 'theirs');
    expect(outbox.all().map(({ body }) => 'conversation' in body && body.conversation)).toEqual([
      'theirs',
      'c',
    ]);
  });

  it('[ID1] a signed identity is never kept in the browser', () => {
    const outbox = openCommandOutbox([]);
    outbox.add(waiting('a', { type: 'visitor.identify', token: 'jwt' }));
    expect(outbox.head()?.id).toBe('a');
    expect(outbox.kept()).toEqual([]);
  });
});
