import type { Plugin } from 'vite';
import { type Edit, eachPart, edited, type Part, partsOf, readChunk } from './chunk-tree.ts';

/**
 * Writes the chunk that records in another way before the bundler's own minifier, which does none of this: about a
 * kB. Nothing that it does changes what the chunk does.
 */
export function tighten(chunk: string): Plugin {
  return {
    name: 'tighten',
    renderChunk(code, { name }) {
      return name === chunk ? { code: tightened(code), map: null } : null;
    },
  };
}

/** @param code a module */
export function tightened(code: string): string {
  return grouped(withArrows(withNumbers(withPlainReads(code))));
}

/** `Reflect.get(thing, 'name')`, which types ask for, is `thing.name` of any object. */
export function withPlainReads(code: string): string {
  const edits: Edit[] = [];
  eachPart(readChunk(code), (part, outer, field) => {
    const { callee, arguments: given, start, end } = part;
    if (part.type !== 'CallExpression' || textOf(code, callee) !== 'Reflect.get') return undefined;
    const [thing, name] = partsOf(given);
    // Called at once it would be called on the thing.
    const isCalled = outer?.type === 'CallExpression' && field === 'callee';
    if (thing === undefined || name === undefined || isCalled) return undefined;
    const isWord = typeof name.value === 'string' && /^[a-z_]\w*$/i.test(name.value);
    const read = isWord ? `.${name.value}` : `[${textOf(code, name)}]`;
    edits.push([start, end, `(${textOf(code, thing)})${read}`]);
    // What is read within it waits for the next round.
    return false;
  });
  return edits.length === 0 ? code : withPlainReads(edited(code, edits));
}

/** A number stands where its name was: the bundler does that only with what one module takes from another. */
export function withNumbers(code: string): string {
  const chunk = readChunk(code);
  const uses = new Map<string, Part[]>();
  const taken = new Set<string>();
  eachPart(chunk, (part, outer, field) => {
    if (/Pattern|RestElement/.test(part.type)) {
      eachPart(part, (inner) => {
        if (inner.type === 'Identifier') taken.add(textOf(code, inner));
        return undefined;
      });
    }
    const isName = part.type === 'Identifier' && outer !== null && !isFieldName(outer, field);
    if (!isName || isDeclared(outer, field)) return undefined;
    const name = textOf(code, part);
    if (isPlainUse(outer, field)) uses.set(name, [...(uses.get(name) ?? []), part]);
    else taken.add(name);
    return undefined;
  });
  const declared = new Map<string, number>();
  eachPart(chunk, (part) => {
    const name = part.type === 'VariableDeclarator' ? textOf(code, part.id) : '';
    declared.set(name, (declared.get(name) ?? 0) + 1);
    return undefined;
  });
  const edits: Edit[] = [];
  for (const statement of partsOf(chunk.body)) {
    const [only, ...others] = partsOf(statement.declarations);
    if (only === undefined || others.length > 0 || !isNumber(only.init)) continue;
    const name = textOf(code, only.id);
    const number = textOf(code, only.init);
    const places = uses.get(name) ?? [];
    if (declared.get(name) !== 1 || taken.has(name)) continue;
    if (number.length > SHORT_CHARS && places.length > 1) continue;
    edits.push([statement.start, statement.end, '']);
    for (const { start, end } of places) edits.push([start, end, `(${number})`]);
  }
  return edited(code, edits);
}

const SHORT_CHARS = 6;

/** Functions that ask for nothing of their own, as the shorter kind: to be put in front of all that calls them. */
export function withArrows(code: string): string {
  const chunk = readChunk(code);
  const kept = new Set<string>();
  eachPart(chunk, ({ type, callee, left, operator, object, property, right }) => {
    if (type === 'NewExpression') kept.add(textOf(code, callee));
    if (type === 'AssignmentExpression') kept.add(textOf(code, left));
    if (operator === 'instanceof') kept.add(textOf(code, right));
    if (textOf(code, property) === 'prototype') kept.add(textOf(code, object));
    return undefined;
  });
  return edited(
    code,
    partsOf(chunk.body).flatMap((statement): Edit[] => {
      const { type, id, params, body, generator, async: isAsync, start, end } = statement;
      if (type !== 'FunctionDeclaration' || generator === true || isAsync === true) return [];
      const name = textOf(code, id);
      if (kept.has(name) || partsOf([params, body].flat()).some((part) => asksOwn(code, part)))
        return [];
      const given = partsOf(params).map((part) => textOf(code, part));
      return [[start, end, `const ${name} = (${given.join(', ')}) => ${textOf(code, body)};`]];
    }),
  );
}

/** What is alike packs better side by side: patterns and texts, then functions, then what is done at the start. */
export function grouped(code: string): string {
  const groups: [string[], string[], string[], string[], string[]] = [[], [], [], [], []];
  for (const statement of partsOf(readChunk(code).body))
    groups[groupOf(statement)].push(textOf(code, statement));
  return groups.flat().join('\n');
}

function groupOf({ type, declarations }: Part): 0 | 1 | 2 | 3 | 4 {
  if (type === 'ImportDeclaration') return 0;
  if (type.startsWith('Export')) return 4;
  const inits = partsOf(declarations).flatMap(({ init }) => partsOf(init));
  const isAll = (pattern: RegExp): boolean =>
    inits.length > 0 && inits.every((init) => pattern.test(init.type));
  if (isAll(/^Literal$/)) return 1;
  return type === 'FunctionDeclaration' || isAll(/Function/) ? 2 : 3;
}

function textOf(code: string, value: unknown): string {
  const [part] = partsOf(value);
  return part === undefined ? '' : code.slice(part.start, part.end);
}

const isFieldName = ({ type, computed }: Part, field: string): boolean =>
  computed !== true &&
  ((type === 'MemberExpression' && field === 'property') ||
    (/^(?:Property|MethodDefinition|PropertyDefinition)$/.test(type) && field === 'key'));

const isDeclared = ({ type }: Part, field: string): boolean =>
  type === 'VariableDeclarator' && field === 'id';

/** Read, and neither set nor made, passed on under its own name or given to another chunk. */
const isPlainUse = ({ type, shorthand }: Part, field: string): boolean =>
  !/Function|Class|Catch|Update|Import|Export|Label|Break|Continue/.test(type) &&
  !(/Assignment|For/.test(type) && field === 'left') &&
  shorthand !== true;

function isNumber(value: unknown): value is Part {
  const [part] = partsOf(value);
  if (part === undefined) return false;
  return part.type === 'UnaryExpression' && part.operator === '-'
    ? isNumber(part.argument)
    : part.type === 'Literal' && typeof part.value === 'number';
}

/** Whether it means itself by a word that an arrow takes from what it is in. */
function asksOwn(code: string, part: Part): boolean {
  let asks = false;
  eachPart(part, (inner) => {
    if (/^(?:Function|Class)/.test(inner.type)) return false;
    asks ||= /^(?:this|arguments|new\.target)$/.test(textOf(code, inner));
    return undefined;
  });
  return asks;
}
