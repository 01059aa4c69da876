import { asId } from '../../../shared/kernel/ids.ts';
import { CODE_ENDS, type Code } from '../../../sidecar/domain/mandate/code.ts';
import { isOpen } from '../../../sidecar/domain/mandate/code-moves.ts';
import type { Tx } from '../../../sidecar/ports/store.ts';
import type { World } from '../world.ts';
import type { Rule } from './rule.ts';

/** CD1: a code has one end. Only an order that the shop has undone opens it again. */
export function oneEnd({ book }: World): Rule {
  const ended = new Map<string, Code>();
  return {
    name: 'CD1',
    async committed(tx) {
      for (const code of await codesOf(tx, book)) {
        const before = ended.get(code.code);
        const isEnd = CODE_ENDS.some((end) => end === code.state);
        const isOther = before?.state !== code.state || before.order !== code.order;
        if (before !== undefined && isOther) {
          const isUndone = before.state === 'redeemed' && book.giving.undone.has(`${before.order}`);
          if (!isUndone) {
            return `${code.text} was ${before.state} in ${before.order} and is ${code.state} in ${code.order}`;
          }
        }
        if (isEnd) ended.set(code.code, code);
        else ended.delete(code.code);
      }
      return null;
    },
  };
}

/** CD3: only what the shop's server or engine says redeems, in the order it says, and no more than was set aside. */
export function redeemedByShop({ book }: World): Rule {
  return {
    name: 'CD3',
    async committed(tx) {
      for (const { text, state, order, taken, worth } of await codesOf(tx, book)) {
        if ((state === 'redeemed') !== (order !== null)) return `${text} is ${state} in ${order}`;
        if (order === null) continue;
        const said = book.giving.usedIn.get(order);
        if (said !== text) return `${text} is redeemed in ${order}, which the shop says of ${said}`;
        if (taken === null || taken < 0 || taken > worth.most) return `${text} took off ${taken}`;
      }
      return null;
    },
  };
}

/** CD4: of one thing given at most one code has not ended; a replacement takes the place of the one before. */
export function oneCode({ book }: World): Rule {
  return {
    name: 'CD4',
    async committed(tx) {
      const open = new Map<string, string>();
      for (const code of await codesOf(tx, book)) {
        if (!isOpen(code)) continue;
        const other = open.get(code.exercise);
        if (other !== undefined) return `${code.exercise} has ${other} and ${code.text}`;
        open.set(code.exercise, code.text);
        const exercise = await tx.exercises.find(code.exercise);
        if (exercise?.code !== code.code) return `${code.text} is of nothing that was given`;
      }
      return null;
    },
  };
}

/** All there ever were; what is erased is left out. */
async function codesOf(tx: Tx, { giving }: World['book']): Promise<readonly Code[]> {
  for (const id of giving.exercises) {
    const exercise = await tx.exercises.find(asId(id));
    if (exercise?.code != null) giving.codes.add(exercise.code);
  }
  const codes: Code[] = [];
  for (const id of giving.codes) {
    const code = await tx.codes.find(asId(id));
    if (code === null) continue;
    // Until the shop has made it nobody is shown it.
    if (code.state !== 'making') giving.texts.set(code.text, code.code);
    codes.push(code);
  }
  return codes;
}
