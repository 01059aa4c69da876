import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isKnowledgeFile, type KnowledgeFile } from '../../shared/knowledge/read-file.ts';
import { KNOWLEDGE_TABLE_MAX_BYTES } from '../../shared/protocol/limits.ts';

/**
 * The files that are named, and those in folders that are named, in the order of their names. What is read from a folder
 * has one of the endings that are known; a file that is named is read whatever it is called.
 *
 * @throws what the disk says of a path that is not there
 */
export function knowledgeFiles(paths: readonly string[]): readonly KnowledgeFile[] {
  return paths.flatMap(filesAt).map((name) => ({ name, text: textOf(name) }));
}

function filesAt(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && isKnowledgeFile(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** One that is larger than any that is read is not loaded: its size is enough to refuse it. */
function textOf(name: string): string {
  const isTooLarge = statSync(name).size > KNOWLEDGE_TABLE_MAX_BYTES;
  return isTooLarge ? ' '.repeat(KNOWLEDGE_TABLE_MAX_BYTES + 1) : readFileSync(name, 'utf8');
}
