import { parseSync } from 'rolldown/utils';

/** Any part of a program (ESTree), with what is in it by the names of its fields. */
export interface Part {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

/** From where to where in a text, and what comes there instead. */
export type Edit = readonly [from: number, to: number, put: string];

/** @throws when it is no module */
export function readChunk(code: string): Part {
  const { program, errors } = parseSync('chunk.js', code, { sourceType: 'module' });
  if (errors.length > 0 || !isPart(program))
    throw new Error(`A chunk of the visitor script cannot be read: ${errors[0]?.message}`);
  return program;
}

/**
 * All parts in a part, itself first, each with the part it is in and as which field.
 *
 * @param act @returns false: what is in it is passed over
 */
export function eachPart(
  part: Part,
  act: (part: Part, outer: Part | null, field: string) => false | undefined,
  outer: Part | null = null,
  field = '',
): void {
  if (act(part, outer, field) === false) return;
  for (const [name, value] of Object.entries(part))
    for (const inner of partsOf(value)) eachPart(inner, act, part, name);
}

/** The parts in one of a part's fields. */
export function partsOf(value: unknown): readonly Part[] {
  return (Array.isArray(value) ? value : [value]).filter(isPart);
}

/** @throws when two of them touch the same text */
export function edited(code: string, edits: readonly Edit[]): string {
  let made = '';
  let at = 0;
  for (const [from, to, put] of [...edits].sort((one, other) => one[0] - other[0])) {
    if (from < at) throw new Error(`Two edits touch “${code.slice(from, at)}”.`);
    made += code.slice(at, from) + put;
    at = to;
  }
  return made + code.slice(at);
}

function isPart(value: unknown): value is Part {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}
