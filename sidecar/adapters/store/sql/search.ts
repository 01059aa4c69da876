import { type SelectQueryBuilder, sql } from 'kysely';
import type { Conversation } from '../../../domain/conversation/conversation.ts';
import type { ConversationPlace, Conversations } from '../../../ports/store/conversations.ts';
import { folded } from '../folded.ts';
import type { Connection } from './connection.ts';
import { opened } from './document.ts';
import { type Statement, slot, type Values } from './statement.ts';
import type { Tables } from './tables.ts';

type Found = { readonly document: string };
type Query = SelectQueryBuilder<Tables, 'conversation', Found>;

/**
 * Looks through conversations from the newest on and stops when the page is full. Each combination of
 * conditions is a statement of its own, so that each gets the index that fits it.
 */
export function sqlSearch({ db, prepare }: Connection): Conversations['search'] {
  const statements = new Map<string, Statement<Found>>();

  function statementFor(given: Given): Statement<Found> {
    const key = JSON.stringify([given.hasVisitor, given.hasText, given.hasBefore]);
    const known = statements.get(key);
    if (known !== undefined) return known;
    const made = prepare(queryFor(given));
    statements.set(key, made);
    return made;
  }

  function queryFor(given: Given): Query {
    let query: Query = db
      .selectFrom('conversation')
      .select('conversation.document')
      .orderBy('conversation.changed_at', 'desc')
      .orderBy('conversation.conversation', 'desc')
      .limit(slot<number>('max'));
    if (given.hasVisitor) query = query.where('visitor', '=', slot<string>('visitor'));
    if (given.hasText) query = withText(query);
    if (given.hasBefore) query = beforePlace(query);
    return query;
  }

  return async (visitor, text, before, max) => {
    const statement = statementFor({
      hasVisitor: visitor !== null,
      hasText: text !== null,
      hasBefore: before !== null,
    });
    const found = await statement.all({ ...valuesOf(before), visitor, text: patternOf(text), max });
    return found.map(opened<Conversation>);
  };
}

interface Given {
  readonly hasVisitor: boolean;
  readonly hasText: boolean;
  readonly hasBefore: boolean;
}

function withText(query: Query): Query {
  return query.where(({ exists, selectFrom }) =>
    exists(
      selectFrom('line')
        .select('line.n')
        .whereRef('line.conversation', '=', 'conversation.conversation')
        .where(sql<boolean>`line.folded like ${slot<string>('text')} escape '\\'`),
    ),
  );
}

function beforePlace(query: Query): Query {
  return query.where(({ eb, refTuple, tuple }) =>
    eb(
      refTuple('conversation.changed_at', 'conversation.conversation'),
      '<',
      tuple(slot<number>('changedAt'), slot<string>('conversation')),
    ),
  );
}

function valuesOf(before: ConversationPlace | null): Values {
  return before === null ? {} : { changedAt: before.changedAt, conversation: before.conversation };
}

/** Anything around the text; what LIKE would read as a wildcard stands for itself. */
function patternOf(text: string | null): string | null {
  return text === null ? null : `%${folded(text).replace(/[\\%_]/g, '\\$&')}%`;
}
