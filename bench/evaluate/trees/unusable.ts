/** What was asked cannot be done with these rows; the message tells a person why. */
export class Unusable extends Error {}

/** Of Node's `parseArgs`, of csv-parse, and for a file that is not there: their messages are sentences too. */
const TOLD = /^(ERR_PARSE_ARGS|CSV_|ENOENT)/;

/** Runs an evaluation; what is wrong with arguments or rows ends in a sentence and code 1, a fault of ours in its stack. */
export async function inSentences(task: () => Promise<number>): Promise<number> {
  try {
    return await task();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!(error instanceof Unusable) && !TOLD.test(code)) throw error;
    process.stderr.write(`${error instanceof Error ? error.message : code}\n`);
    return 1;
  }
}
