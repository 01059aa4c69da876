import type { Unread, UnreadWord } from '../../shared/knowledge/read-article.ts';

const SENTENCES: Readonly<Record<UnreadWord, string>> = {
  'too-large': 'it is too large',
  'unknown-kind-of-file': 'only .md, .csv and .html are read',
  'nothing-in-it': 'there is no text in it',
  'front-matter-unreadable': 'what stands between the dashes is not plain YAML',
  'unknown-field': 'there is no such field',
  'bad-id': 'it needs an id of letters, digits, _ and -',
  'bad-kind': 'its kind is article or snippet',
  'bad-day': 'a day is written as 2026-11-22',
  'bad-zone': 'a zone is written as Europe/Amsterdam',
  'no-language': 'it does not say in which language it is written; say --language nl or en',
  'bad-text': 'a field is not what it should be',
  'table-unreadable': 'its columns or quotes are not those of a table of articles',
  'id-twice': 'another file has this id',
};

/** Why a file, or a part of it, was not taken. */
export function sayUnread({ word, what }: Unread): string {
  return what === '' ? SENTENCES[word] : `${SENTENCES[word]} (${what})`;
}
