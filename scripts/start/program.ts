import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { root } from '../project.ts';
import { type FirstWord, readFirstWord } from './first-word.ts';

export type Plan = {
  readonly name: string;
  /** Arguments for Node: flags, then the script. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Where its log lines go; they are for reading later, not for the terminal. */
  readonly logFile: string;
};

export type Program = {
  readonly name: string;
  readonly child: ChildProcess;
  readonly ended: Promise<Ending>;
};

/** How a program ended, with its last lines on standard error. */
export type Ending = { readonly how: string; readonly lastLines: readonly string[] };

export type Started = {
  readonly program: Program;
  /** An ending when it ended before it said anything. */
  readonly said: Promise<FirstWord | Ending>;
};

// Enough for an error with its stack.
const keptLines = 40;

/** Starts a program; what it says first is that it is ready or cannot start. */
export function startProgram(plan: Plan): Started {
  const child = spawn(process.execPath, plan.args, {
    cwd: root,
    env: { ...process.env, ...plan.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // Ctrl-C in the terminal is for us; we stop each program in its turn.
    detached: process.platform !== 'win32',
  });
  // However we end, nothing stays behind.
  process.on('exit', () => child.kill('SIGKILL'));
  const log = createWriteStream(plan.logFile, { flags: 'w' });
  // A log that cannot be written, as on a full disk, stops nothing.
  log.on('error', () => undefined);
  const lastLines: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => {
    lastLines.push(line);
    if (lastLines.length > keptLines) lastLines.shift();
    log.write(`${line}\n`);
  });
  const ended = new Promise<Ending>((resolve) => {
    child.once('error', (error) => resolve({ how: error.message, lastLines }));
    child.once('close', (code, signal) => {
      log.end();
      resolve({ how: signal === null ? `code ${code}` : `signal ${signal}`, lastLines });
    });
  });
  const firstWord = new Promise<FirstWord>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const said = readFirstWord(line);
      if (said) resolve(said);
    });
  });
  return {
    program: { name: plan.name, child, ended },
    said: Promise.race([firstWord, ended]),
  };
}

// The sidecar drains within this; what takes longer is stuck.
const stopWithinMs = 10_000;

/** Asks a program to stop, and ends it when it does not. */
export async function stopProgram({ child, ended }: Program): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), stopWithinMs);
  await ended;
  clearTimeout(timer);
}
