/** What the sidecar answered, or what to do about it. */
export type Asked = { readonly answer: Response } | { readonly sentence: string };

/** Asks the running sidecar; every no comes back as a sentence. */
export async function askSidecar(
  what: 'export' | 'erase' | 'knowledge/import' | 'knowledge/export',
  { url, token }: { readonly url: string; readonly token: string },
  body: object,
): Promise<Asked> {
  let answer: Response;
  try {
    answer = await fetch(`${url}/v1/operator/${what}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  } catch {
    return { sentence: `No sidecar answers at ${url}. Start it, or say where it is with --url.` };
  }
  return answer.ok ? { answer } : { sentence: await sentenceFor(answer, url) };
}

async function sentenceFor(answer: Response, url: string): Promise<string> {
  const words = sentenceIn(await answer.text());
  switch (answer.status) {
    case 401:
      return 'The sidecar does not take this OPERATOR_TOKEN. Use the one it was started with.';
    case 404:
      return words.startsWith('Nothing')
        ? 'Nothing is kept of them. Check the id, or the shop and the customer’s number.'
        : `The sidecar at ${url} was started without OPERATOR_TOKEN. Set one and start it again.`;
    case 400:
      return 'The id, shop or number is not one that can be. Check how it is written.';
    case 421:
      return `The sidecar does not answer to the name in ${url}. Use one of its HOSTS.`;
    default:
      return words === '' ? `The sidecar answered ${answer.status}. Look in its log.` : words;
  }
}

/** What stands in front may answer with a page of its own. */
function sentenceIn(text: string): string {
  try {
    const said: { readonly sentence?: unknown } | null = JSON.parse(text);
    return typeof said?.sentence === 'string' ? said.sentence : '';
  } catch {
    return '';
  }
}
