import { brotliCompressSync, constants } from 'node:zlib';

/** Promised to shops: the one script in their page. */
export const loaderBudgetBytes = 3_072;
/** Promised to shops: all that a visitor loads who never opens a chat. */
export const beforeChatBudgetBytes = 15_360;
/** Loaded by a visitor who has agreed to be looked along with: what sees the page, masks it and sends it. */
export const recordBudgetBytes = 30_720;

export type Weighed = {
  readonly file: string;
  readonly brotliBytes: number;
  /** Loaded by every visitor, or only after a visitor or agent did something. */
  readonly isBeforeChat: boolean;
  /** The chunk that records, or what it alone brings along. */
  readonly isRecord: boolean;
};

type Script = { readonly file: string; readonly text: string };

/** Compressed weight of each built visitor script. */
export function weigh(scripts: readonly Script[]): readonly Weighed[] {
  const early = new Set(reachedFrom(scripts, ['toonbank.js', 'toonbank-main.js']));
  const record = scripts.map(({ file }) => file).filter((file) => /^record-/.test(file));
  const recording = new Set(reachedFrom(scripts, record));
  return scripts.map(({ file, text }) => ({
    file,
    brotliBytes: brotliBytes(text),
    isBeforeChat: early.has(file),
    isRecord: recording.has(file) && !early.has(file),
  }));
}

/** One sentence per budget that is exceeded. */
export function overBudget(weighed: readonly Weighed[]): readonly string[] {
  const loaderBytes = total(weighed.filter(({ file }) => file === 'toonbank.js'));
  const recordBytes = total(weighed.filter(({ isRecord }) => isRecord));
  const earlyBytes = total(weighed.filter(({ isBeforeChat }) => isBeforeChat));
  return [
    ...sentence('the loader', loaderBytes, loaderBudgetBytes),
    ...sentence('what every visitor loads', earlyBytes, beforeChatBudgetBytes),
    ...sentence('what looking along loads to record', recordBytes, recordBudgetBytes),
  ];
}

function sentence(what: string, bytes: number, budgetBytes: number): readonly string[] {
  if (bytes <= budgetBytes) return [];
  return [`${what} weighs ${bytes} bytes with brotli; the budget is ${budgetBytes}`];
}

function total(weighed: readonly Weighed[]): number {
  return weighed.reduce((sum, { brotliBytes: bytes }) => sum + bytes, 0);
}

function brotliBytes(text: string): number {
  return brotliCompressSync(text, {
    params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
  }).length;
}

/** These files, and what they import statically, however deep. */
function reachedFrom(scripts: readonly Script[], from: readonly string[]): readonly string[] {
  const texts = new Map(scripts.map(({ file, text }) => [file, text]));
  const reached: string[] = [];
  const visit = (file: string): void => {
    const text = texts.get(file);
    if (text === undefined || reached.includes(file)) return;
    reached.push(file);
    for (const [, imported = ''] of text.matchAll(staticImport)) visit(imported);
  };
  for (const file of from) visit(file);
  return reached;
}

// `import{a}from"./x.js"`, `import"./x.js"` and `export{a}from"./x.js"`, but not `import("./x.js")`.
const staticImport = /(?:\bfrom|\bimport)\s*["'`]\.\/([^"'`]+)["'`]/g;
