import { ABANDONED_FIELDS } from './definitions.ts';
import type { Stage } from './stage.ts';
import { elementOf } from './target.ts';

/** form-abandoned: whether a field holds something is all we look at, never what. */
export function observeForms(stage: Stage): void {
  const filled = new Map<Element, Set<Element>>();

  stage.onDocument('input', (event) => {
    const field = elementOf(event);
    const form = field?.closest('form');
    if (!field || !form) return;
    const fields = filled.get(form) ?? new Set();
    if (hasContent(field)) fields.add(field);
    else fields.delete(field);
    filled.set(form, fields);
  });
  stage.onDocument('submit', (event) => {
    const form = elementOf(event);
    if (form !== null) filled.delete(form);
  });
  stage.onLeft(() => {
    const isAbandoned = [...filled.values()].some((fields) => fields.size >= ABANDONED_FIELDS);
    filled.clear();
    if (isAbandoned) stage.hesitation('form-abandoned');
  });
}

function hasContent(field: Element): boolean {
  if (field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio'))
    return field.checked;
  return 'value' in field && field.value !== '';
}
