import { pathToFileURL } from 'node:url';
import { inProject } from '../project.ts';
import { entry } from '../sentence.ts';

/** npm run fuzz -- --runs 1000000 --seed 7 --only codec */
await entry(async () => {
  // Named at run time: what it tests is of another world, with types of its own.
  const program = await import(
    pathToFileURL(inProject('tests', 'security', 'fuzz', 'main.ts')).href
  );
  return program.fuzz(process.argv.slice(2));
});
