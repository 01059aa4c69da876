/** A code that pairs one panel. */
export type Pairing = { readonly agent: string; readonly lead: string };

/** What a program says on standard output when it has started, or that it cannot. */
export type FirstWord =
  | {
      readonly msg: 'ready';
      readonly url: string;
      readonly dataDir?: string;
      readonly isFresh?: boolean;
      readonly pairing?: Pairing;
    }
  | { readonly msg: 'cannot-start'; readonly kind: string; readonly sentence: string };

/** Reads one line; undefined for every line that is not a first word. */
export function readFirstWord(line: string): FirstWord | undefined {
  const said = parse(line);
  if (!isRecord(said)) return undefined;
  if (said.msg === 'ready' && typeof said.url === 'string') {
    const pairing = readPairing(said.pairing);
    return {
      msg: 'ready',
      url: said.url,
      ...(typeof said.dataDir === 'string' ? { dataDir: said.dataDir } : {}),
      ...(typeof said.isFresh === 'boolean' ? { isFresh: said.isFresh } : {}),
      ...(pairing ? { pairing } : {}),
    };
  }
  if (said.msg === 'cannot-start') {
    return { msg: 'cannot-start', kind: String(said.kind), sentence: String(said.sentence) };
  }
  return undefined;
}

function readPairing(said: unknown): Pairing | undefined {
  if (!isRecord(said)) return undefined;
  const { agent, lead } = said;
  return typeof agent === 'string' && typeof lead === 'string' ? { agent, lead } : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function parse(line: string): unknown {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
