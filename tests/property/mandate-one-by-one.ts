import type { Sequential } from '../support/linearizable.ts';

/** What shop and agents ask for at once. A code bears the number of what it was given as. */
export type Asked =
  | {
      readonly kind: 'give';
      readonly given: number;
      readonly talk: number;
      readonly percent: number;
    }
  | { readonly kind: 'check'; readonly given: number; readonly basket: number }
  | { readonly kind: 'apply' | 'release'; readonly given: number; readonly by: string }
  | {
      readonly kind: 'redeem';
      readonly given: number;
      readonly order: string;
      readonly taken: number;
    }
  | { readonly kind: 'revoke'; readonly given: number };

/** An amount, `done`, or the word of a refusal. */
export type Said = number | string;

/** What every conversation has in its basket, in minor units. */
export const BASKET = 99_99;
export const BUDGET = 300_00;
export const PER_TALK = 25;

interface Code {
  readonly talk: number;
  readonly percent: number;
  readonly most: number;
  readonly state: 'made' | 'applied' | 'redeemed' | 'revoked';
  readonly by: string | null;
  readonly order: string | null;
}

/** Everything there is, by name, with a digest that follows each change. */
export interface World {
  readonly cells: ReadonlyMap<string, number | Code>;
  readonly digest: readonly [number, number];
}

/**
 * What giving and using codes one after another comes to: the rules of docs/SPEC.md once more, written from them
 * and not from the product's code.
 */
export const ONE_BY_ONE: Sequential<World, Asked, Said> = {
  begin: { cells: new Map(), digest: [0, 0] },
  apply: (world, asked) => (asked.kind === 'give' ? given(world, asked) : used(world, asked)),
  // Two different worlds with one digest of 64 bits could only make it refuse what it should accept.
  keyOf: ({ digest }) => digest.join(),
};

type Step = readonly [World, Said];

function given(world: World, { given, talk, percent }: Extract<Asked, { kind: 'give' }>): Step {
  const known = codeOf(world, given);
  if (known !== null)
    return [world, known.talk === talk && known.percent === percent ? 'done' : 'taken'];
  const most = partOf(BASKET, percent);
  if (count(world, `talk ${talk}`) >= PER_TALK) return [world, 'over-conversation'];
  if (count(world, 'spent') + most > BUDGET) return [world, 'over-budget'];
  if (percent > 10) return [world, 'needs-approval'];
  const code: Code = { talk, percent, most, state: 'made', by: null, order: null };
  return [put(spend(world, talk, most, 1), `code ${given}`, code), 'done'];
}

function used(world: World, asked: Exclude<Asked, { kind: 'give' }>): Step {
  const code = codeOf(world, asked.given);
  if (code === null) return [world, 'unknown'];
  const isUsable = code.state === 'made' || code.state === 'applied';
  const no: Said = code.state === 'redeemed' ? 'already-used' : 'wrong-state';
  const name = `code ${asked.given}`;
  switch (asked.kind) {
    case 'check':
      return [world, isUsable ? Math.min(partOf(asked.basket, code.percent), code.most) : no];
    case 'apply':
      return isUsable
        ? [put(world, name, { ...code, state: 'applied', by: asked.by }), 'done']
        : [world, no];
    case 'release': {
      if (!isUsable) return [world, no];
      const isHeld = code.state === 'applied' && code.by === asked.by;
      return [isHeld ? put(world, name, { ...code, state: 'made', by: null }) : world, 'done'];
    }
    case 'redeem': {
      if (code.state === 'redeemed')
        return [world, code.order === asked.order ? 'done' : 'already-used'];
      if (!isUsable) return [world, no];
      if (asked.taken > code.most) return [world, 'too-much'];
      const paid = spend(world, code.talk, asked.taken - code.most, 0);
      return [put(paid, name, { ...code, state: 'redeemed', order: asked.order }), 'done'];
    }
    case 'revoke': {
      if (code.state === 'revoked') return [world, 'done'];
      if (!isUsable) return [world, no];
      return [
        put(spend(world, code.talk, -code.most, -1), name, { ...code, state: 'revoked' }),
        'done',
      ];
    }
  }
}

function partOf(basket: number, percent: number): number {
  const hundredths = basket * percent;
  return (hundredths - (hundredths % 100)) / 100 + (hundredths % 100 === 0 ? 0 : 1);
}

function spend(world: World, talk: number, minor: number, exercises: number): World {
  const spent = put(world, 'spent', count(world, 'spent') + minor);
  return put(spent, `talk ${talk}`, count(world, `talk ${talk}`) + exercises);
}

function codeOf({ cells }: World, given: number): Code | null {
  const cell = cells.get(`code ${given}`);
  return typeof cell === 'object' ? cell : null;
}

function count({ cells }: World, name: string): number {
  const cell = cells.get(name);
  return typeof cell === 'number' ? cell : 0;
}

function put({ cells, digest }: World, name: string, cell: number | Code): World {
  const before = cells.get(name);
  const out = before === undefined ? [0, 0] : marksOf(name, before);
  const into = marksOf(name, cell);
  const turned = (place: 0 | 1) => (digest[place] ^ (out[place] ?? 0) ^ (into[place] ?? 0)) >>> 0;
  return { cells: new Map(cells).set(name, cell), digest: [turned(0), turned(1)] };
}

/** FNV-1a, twice. */
function marksOf(name: string, cell: number | Code): readonly [number, number] {
  const text = `${name} ${JSON.stringify(cell)}`;
  let [one, other] = [0x811c9dc5, 0x9747b28c];
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charCodeAt(at);
    one = Math.imul(one ^ letter, 0x01000193);
    other = Math.imul(other ^ (letter + at), 0x85ebca6b);
  }
  return [one >>> 0, other >>> 0];
}
