import type { Note } from '../../../domain/suggestion/note.ts';
import type { Suggestions } from '../../../ports/store/suggestions.ts';
import { by, forgetOldest, type Journal, table } from './table.ts';

const changed = [(row: Note) => row.changedAt, (row: Note) => row.line] as const;
const newestFirst = by<Note>(changed, -1);
const written = by<Note>([(row) => row.at, (row) => row.line]);

export function memorySuggestions(journal: Journal): Suggestions {
  const notes = table<Note>(journal, {
    key: (row) => row.line,
    groups: { conversation: (row) => row.conversation },
  });

  return {
    find: async (line) => notes.get(line) ?? null,
    put: async (note) => notes.put(note),
    newest: async (before, max) =>
      notes
        .all()
        .filter(
          ({ changedAt, line }) =>
            before === null ||
            changedAt < before.changedAt ||
            (changedAt === before.changedAt && line < before.line),
        )
        .sort(newestFirst)
        .slice(0, max),
    ofConversation: async (conversation) =>
      [...notes.in('conversation', conversation)].sort(written),
    erase: async (conversation) => {
      const gone = notes.in('conversation', conversation);
      for (const { line } of gone) notes.delete(line);
      return gone.length;
    },
    forget: async (before, max) =>
      forgetOldest(
        notes,
        (row) => row.line,
        (row) => row.changedAt,
        before,
        max,
      ),
  };
}
