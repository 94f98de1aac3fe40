import { useCallback, useEffect, useState } from "react";
import { type CheckResults, nothingChecked } from "./checks.ts";
import { examine } from "./examine.ts";

export interface ExaminationState {
  results: CheckResults;
  isOver: boolean;
  again: () => void;
  /** Does not wait for the longest check. */
  skip: () => void;
}

/** Examines the connection when the page is opened, and whenever it is asked to. */
export function useExamination(): ExaminationState {
  const [results, setResults] = useState(nothingChecked);
  const [isOver, setOver] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const [skip, setSkip] = useState<() => void>(() => () => {});
  const again = useCallback(() => setAttempt((before) => before + 1), []);

  useEffect(() => {
    const leaving = new AbortController();
    const skipped = new Promise<void>((resolve) => setSkip(() => resolve));
    setResults(nothingChecked());
    setOver(false);
    void examine({
      leaving: leaving.signal,
      skipped,
      tell: (name, result) => {
        if (!leaving.signal.aborted) setResults((before) => ({ ...before, [name]: result }));
      },
    }).then(() => !leaving.signal.aborted && setOver(true));
    return () => leaving.abort();
  }, [attempt]);

  return { results, isOver, again, skip };
}
