import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { FileRead } from '../../../shared/knowledge/read-article.ts';
import {
  isKnowledgeFile,
  type KnowledgeFile,
  readFiles,
} from '../../../shared/knowledge/read-file.ts';
import { KNOWLEDGE_TABLE_MAX_BYTES } from '../../../shared/protocol/limits.ts';

/** What the files of a folder hold, in the order of their names. @throws what the disk says of a folder that is not there */
export function knowledgeIn(folder: string): readonly FileRead[] {
  const files: readonly KnowledgeFile[] = readdirSync(folder)
    .filter(isKnowledgeFile)
    .sort()
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).size <= KNOWLEDGE_TABLE_MAX_BYTES)
    .map((name) => ({ name, text: readFileSync(name, 'utf8') }));
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return readFiles(files, { timeZone, language: null });
}
