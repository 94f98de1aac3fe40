import { ArrowLeft, CircleCheck, CircleDashed, CircleMinus, CircleX, LoaderCircle } from "lucide-react";
import { useEffect } from "react";
import { Link } from "wouter";
import { Button } from "../../src/index.ts";
import { messages as app } from "../messages.ts";
import { messages } from "./messages.ts";
import { type CheckName, checkNames, type CheckResult, type CheckResults } from "./checks.ts";
import styles from "./DoctorPage.module.css";
import { ProxySection } from "./ProxySection.tsx";
import { useExamination } from "./useExamination.ts";

const icons = {
  waiting: CircleDashed,
  running: LoaderCircle,
  passed: CircleCheck,
  failed: CircleX,
  skipped: CircleMinus,
};

/** `/doctor`: finds out, from where the person is, whether the way to the server does what Weft needs. */
export function DoctorPage() {
  const { results, isOver, again, skip } = useExamination();
  useEffect(() => {
    document.title = `${messages.heading} – ${app.name}`;
  }, []);

  return (
    <div className={`weft ${styles.page}`}>
      <main className={styles.column}>
        <header className={styles.header}>
          <Link href="/" className={styles.back} aria-label={app.document.back} title={app.document.back}>
            <ArrowLeft size={20} aria-hidden className="weft-flip" />
          </Link>
          <h1>{messages.heading}</h1>
          <Button disabled={!isOver} onClick={again}>
            {messages.again}
          </Button>
        </header>
        <p role="status" className={styles.summary}>
          {isOver ? messages.summary(countFailed(results)) : messages.running}
        </p>
        <ol className={styles.list}>
          {checkNames.map((name) => (
            <Row key={name} name={name} result={results[name]} onSkip={skip} />
          ))}
        </ol>
        <ProxySection />
      </main>
    </div>
  );
}

function Row({ name, result, onSkip }: { name: CheckName; result: CheckResult; onSkip: () => void }) {
  const { label, question } = messages.checks[name];
  const Icon = icons[result.state];
  return (
    <li className={styles.row} data-check={name} data-state={result.state}>
      <Icon size={20} aria-hidden className={styles.icon} />
      <div className={styles.words}>
        <span className={styles.label}>{label}</span>
        <span className="weft-hidden">{messages.states[result.state]}</span>
        <span className={styles.sentence}>{"sentence" in result ? result.sentence : question}</span>
        {result.state === "running" && result.progress !== undefined && (
          <span className={styles.progress}>
            <progress value={result.progress} aria-label={label} />
            <Button onClick={onSkip}>{messages.skip}</Button>
          </span>
        )}
      </div>
    </li>
  );
}

function countFailed(results: CheckResults): number {
  return Object.values(results).filter(({ state }) => state === "failed").length;
}
