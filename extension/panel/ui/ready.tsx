type ReadyProps = {
  readonly sentences: readonly string[];
  readonly onChoose: (sentence: string) => void;
};

/** Sentences that are ready: one fills the field below. */
export function Ready({ sentences, onChoose }: ReadyProps) {
  return (
    <div class="ready">
      {sentences.map((sentence) => (
        <button
          key={sentence}
          type="button"
          class="pill pill-petrol pill-button"
          data-testid="ready"
          onClick={() => onChoose(sentence)}
        >
          {sentence}
        </button>
      ))}
    </div>
  );
}
