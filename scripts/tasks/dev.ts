import { type ChildProcess, spawn } from 'node:child_process';
import { forgetBuilt } from '../build/build-target.ts';
import { ensureBuilt } from '../build/ensure-built.ts';
import { targets } from '../build/targets.ts';
import { commands, inProject, root } from '../project.ts';
import { entry } from '../sentence.ts';
import { readStartOptions } from '../start/options.ts';
import { runAll } from '../start/run-all.ts';

await entry(async () => {
  const options = readStartOptions(process.argv.slice(2));
  if ('sentence' in options) {
    process.stderr.write(`${options.sentence}\n`);
    return 1;
  }
  if (!(await ensureBuilt())) return 1;
  // What watching leaves in dist has passed none of the build's checks.
  forgetBuilt();
  const watchers = watchBuilds();
  try {
    return await runAll(options, ['--watch', '--watch-preserve-output']);
  } finally {
    for (const watcher of watchers) watcher.kill('SIGTERM');
  }
});

/** Rebuilds in place on every change; reload the extension to see it. */
function watchBuilds(): readonly ChildProcess[] {
  return targets.flatMap(({ folder, viteArgs }) =>
    viteArgs.map((args) =>
      spawn(
        process.execPath,
        [commands.vite, 'build', '--watch', ...args, '--outDir', inProject('dist', folder)],
        { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] },
      ),
    ),
  );
}
