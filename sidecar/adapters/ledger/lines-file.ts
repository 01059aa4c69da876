import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';

const OWNER_ONLY_FILE = 0o600;
const TAIL_BYTES = 4_096; // a line has about 200
const LINE_FEED = 10;

/** A line of a file; the last may be half a line, when whoever wrote it was stopped. */
export interface FileLine {
  readonly text: string;
  readonly isWhole: boolean;
}

/** Adds a line and waits for the disk. Half a line that a stop left at the end goes: nobody was told of it. */
export async function appendLine(path: string, line: string): Promise<void> {
  const file = await open(path, 'a+', OWNER_ONLY_FILE);
  try {
    const { size } = await file.stat();
    const whole = await wholeBytes(file, size);
    if (whole < size) await file.truncate(whole);
    await file.write(`${line}\n`);
    await file.sync();
    if (size === 0) await syncFolder(dirname(path));
  } finally {
    await file.close();
  }
}

/** A file of the owner's only that is there, on disk, with all of its text. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const file = await open(path, 'w', OWNER_ONLY_FILE);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Makes sure that the names in a folder are on disk. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** The last whole line; null when there is none. */
export async function lastLine(path: string): Promise<string | null> {
  const file = await openOrNull(path);
  if (file === null) return null;
  try {
    const { size } = await file.stat();
    const lines = (await tailOf(file, await wholeBytes(file, size))).split('\n');
    return lines.at(-2) ?? null;
  } finally {
    await file.close();
  }
}

/** All lines, read as they are asked for; none when there is no file. */
export async function* linesOf(path: string): AsyncGenerator<FileLine> {
  const file = await openOrNull(path);
  if (file === null) return;
  let rest = '';
  for await (const part of createReadStream(path, { fd: file, encoding: 'utf8' })) {
    const lines = (rest + String(part)).split('\n');
    rest = lines.pop() ?? '';
    for (const text of lines) yield { text, isWhole: true };
  }
  if (rest !== '') yield { text: rest, isWhole: false };
}

/** How many bytes end in a line feed: all, unless the last line is half. */
async function wholeBytes(file: FileHandle, size: number): Promise<number> {
  const tail = Buffer.alloc(Math.min(size, TAIL_BYTES));
  await file.read(tail, 0, tail.length, size - tail.length);
  return size - tail.length + tail.lastIndexOf(LINE_FEED) + 1;
}

async function tailOf(file: FileHandle, size: number): Promise<string> {
  const tail = Buffer.alloc(Math.min(size, TAIL_BYTES));
  await file.read(tail, 0, tail.length, size - tail.length);
  return tail.toString('utf8');
}

async function openOrNull(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
