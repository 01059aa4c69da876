import { POLICY_MAX_BYTES, REPLAY_CHANGES_MAX_CHARS } from '../../../../shared/protocol/limits.ts';

/** What a person chose as changes, as far as it can be told here; what its fields mean the sidecar says. */
export type Chosen =
  | { readonly is: 'read'; readonly name: string; readonly text: string }
  | { readonly is: 'too-large' | 'not-json'; readonly name: string };

/** Reads a file as the text that is asked with: without the spaces between, so that more fits. */
export async function readChanges(file: Pick<File, 'name' | 'size' | 'text'>): Promise<Chosen> {
  const { name } = file;
  // One that no policy can be as large as is not read at all.
  if (file.size > POLICY_MAX_BYTES) return { is: 'too-large', name };
  const text = withoutSpaces(await file.text());
  if (text === null) return { is: 'not-json', name };
  return text.length > REPLAY_CHANGES_MAX_CHARS
    ? { is: 'too-large', name }
    : { is: 'read', name, text };
}

function withoutSpaces(text: string): string | null {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return null;
  }
}
