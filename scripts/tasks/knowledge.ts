import { knowledgeFiles } from '../knowledge/files.ts';
import { readOptions } from '../knowledge/options.ts';
import { runExport } from '../knowledge/run-export.ts';
import { runImport } from '../knowledge/run-import.ts';
import { entry } from '../sentence.ts';

await entry(async () => {
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const options = readOptions(process.argv.slice(2), process.env);
  if ('sentence' in options) {
    say(options.sentence);
    return 1;
  }
  if (options.task === 'export') return runExport(options, say);
  try {
    return await runImport(options, knowledgeFiles(options.paths), say);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    say(`${'path' in error ? String(error.path) : 'A file'} is not there.`);
    return 1;
  }
});
