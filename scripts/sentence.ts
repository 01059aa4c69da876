/** What to do about an error of the machine, or undefined when it is a fault of ours. */
export function sentenceForError(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return sentenceForCode(String(error.code));
}

export function sentenceForCode(code: string): string | undefined {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return 'The disk is full. Make room and run this again.';
    case 'EROFS':
      return 'The disk may only be read. Use a folder that may be written, and run this again.';
    case 'EEXIST':
      return 'That file is there already. Name another, or take it away first.';
    case 'EACCES':
    case 'EPERM':
      return 'A file or folder may not be written. Check who owns it, and run this again.';
    default:
      return undefined;
  }
}

/** The sentence for an error of the machine that stands somewhere in a program's output. */
export function sentenceInOutput(output: string): string | undefined {
  const known = knownWords.find(([words]) => words.test(output));
  return known && sentenceForCode(known[1]);
}

// Node's own code, and what programs not written for Node say.
const knownWords: readonly (readonly [RegExp, string])[] = [
  [/\bENOSPC\b|\bEDQUOT\b|No space left on device/, 'ENOSPC'],
  [/\bEROFS\b|Read-only file system/, 'EROFS'],
  [/\bEACCES\b|\bEPERM\b|Permission denied/, 'EACCES'],
];

/** Runs a task; an error of the machine ends in its sentence, any other in its stack. */
export async function entry(task: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await task();
  } catch (error) {
    const sentence = sentenceForError(error);
    if (sentence === undefined) throw error;
    process.stderr.write(`${sentence}\n`);
    process.exitCode = 1;
  }
}
