import { safeLinks } from './safe-links.ts';

/** What somebody wrote, as text; addresses open in a tab that knows nothing of this one. */
export function SafeText({ text }: { readonly text: string }) {
  return (
    <>
      {safeLinks(text).map((piece, at) =>
        piece.kind === 'text' ? (
          piece.text
        ) : (
          <a
            // pieces of one text never change places
            key={at}
            href={piece.href}
            target="_blank"
            rel="noopener noreferrer nofollow"
          >
            {piece.text}
          </a>
        ),
      )}
    </>
  );
}
