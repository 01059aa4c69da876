import { useSignal } from '@preact/signals';
import { Download } from 'lucide';
import { useEffect, useRef } from 'preact/hooks';
import { askOnce } from '../../../panel/state/ask-once.ts';
import { usePanel, useWords } from '../../../panel/state/panel.ts';
import { Button } from '../../../panel/ui/button.tsx';
import { download, intoFiles } from '../../download.ts';
import { useConsoleWords } from '../../words/words.ts';
import { fileName, headOf, type LedgerFormat, writeFile, writeLine } from './ledger-file.ts';
import { readLedger } from './read-ledger.ts';

const FORMATS = ['csv', 'json'] as const;

/** The whole ledger as files, not only what the table shows. */
export function SaveLedger({ isEmpty }: { readonly isEmpty: boolean }) {
  const panel = usePanel();
  const words = useConsoleWords();
  const { number } = useWords();
  const says = useSignal('');
  const isReading = useSignal(false);
  const stopped = useRef(false);
  useEffect(
    () => () => {
      stopped.current = true;
    },
    [],
  );

  const save = async (format: LedgerFormat): Promise<void> => {
    stopped.current = false;
    isReading.value = true;
    says.value = words.loading;
    const read = await readLedger({
      ask: (question) => askOnce(panel, question),
      onRead: (lines) => {
        says.value = words.ledger.reading(number.count(lines));
      },
      isStopped: () => stopped.current,
    });
    isReading.value = false;
    if (read.kind !== 'read') {
      says.value = read.kind === 'unread' ? words.ledger.unread : '';
      return;
    }
    const files = intoFiles(read.lines, (line) => writeLine(format, line), headOf(format));
    for (const lines of files) {
      const type = format === 'csv' ? 'text/csv' : 'application/json';
      download(fileName(format, lines), type, writeFile(format, lines));
    }
    const say = read.isAll ? words.ledger.saved : words.ledger.savedNewest;
    says.value = say(number.count(read.lines.length), files.length);
  };

  return (
    <>
      {FORMATS.map((format) => (
        <Button
          key={format}
          icon={Download}
          isDisabled={isEmpty || isReading.value}
          testId={`ledger-${format}`}
          onClick={() => void save(format)}
        >
          {words.ledger[format]}
        </Button>
      ))}
      {isReading.value && (
        <Button
          kind="quiet"
          testId="ledger-stop"
          onClick={() => {
            stopped.current = true;
          }}
        >
          {words.ledger.stop}
        </Button>
      )}
      <p class="console-says" role="status" data-testid="ledger-saved">
        {says.value}
      </p>
    </>
  );
}
