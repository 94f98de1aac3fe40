import { FilePlus2, Trash2 } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { ulid } from "ulid";
import { Link, useLocation } from "wouter";
import { Button } from "../src/index.ts";
import { DeleteDialog } from "./DeleteDialog.tsx";
import { type ListedDocument, useDocuments } from "./documents.ts";
import styles from "./Home.module.css";
import { messages } from "./messages.ts";
import { whenChanged } from "./time.ts";

export function Home() {
  const { documents, state, hasMore, reload, showMore } = useDocuments();
  const { list, goOnFrom } = useWayOn(documents.length);
  const [deleting, setDeleting] = useState<ListedDocument>();
  const [, navigate] = useLocation();
  useEffect(() => {
    document.title = messages.name;
  }, []);

  return (
    <div className={`weft ${styles.home}`}>
      <main className={styles.column}>
        <header className={styles.header}>
          <img src="/icon.svg" alt="" width={36} height={36} />
          <h1>{messages.home.heading}</h1>
          {state !== "not-allowed" && (
            <Button kind="main" onClick={() => navigate(`/d/${ulid()}`, { state: { isNew: true } })}>
              <FilePlus2 size={18} aria-hidden /> {messages.home.create}
            </Button>
          )}
        </header>
        <p role="status" className={styles.told}>
          {state === "loading" && messages.home.loading}
          {state === "offline" && messages.home.offline}
          {state === "not-allowed" && messages.home.notAllowed}
          {state === "failed" && messages.home.failed}
        </p>
        {state === "failed" && (
          <p className={styles.help}>
            <Button onClick={reload}>{messages.home.retry}</Button>
            <Link href="/doctor">{messages.home.examine}</Link>
          </p>
        )}
        {state === "current" && documents.length === 0 && <p className={styles.empty}>{messages.home.empty}</p>}
        <ul ref={list} className={styles.list}>
          {documents.map((listed) => (
            <Row key={listed.id} listed={listed} onDelete={() => setDeleting(listed)} />
          ))}
        </ul>
        {hasMore && (
          <p className={styles.more}>
            <Button
              onClick={() => {
                goOnFrom(documents.length);
                showMore();
              }}
            >
              {messages.home.more}
            </Button>
          </p>
        )}
      </main>
      {deleting && (
        <DeleteDialog
          id={deleting.id}
          title={titleOf(deleting)}
          onClose={() => setDeleting(undefined)}
          onDeleted={() => {
            setDeleting(undefined);
            reload();
          }}
        />
      )}
    </div>
  );
}

/** When more comes behind what is listed, the focus goes to the first of it. */
function useWayOn(length: number) {
  const list = useRef<HTMLUListElement>(null);
  const listed = useRef<number>(undefined);
  useEffect(() => {
    if (listed.current === undefined || length <= listed.current) return;
    list.current?.children[listed.current]?.querySelector("a")?.focus({ preventScroll: true });
    listed.current = undefined;
  }, [length]);
  const goOnFrom = (from: number) => {
    listed.current = from;
  };
  return { list, goOnFrom };
}

function Row({ listed, onDelete }: { listed: ListedDocument; onDelete: () => void }) {
  const title = titleOf(listed);
  return (
    <li className={styles.row}>
      <Link href={`/d/${encodeURIComponent(listed.id)}`} className={styles.link}>
        <span className={styles.title} dir="auto">
          {title}
        </span>
        <span className={styles.detail}>
          {messages.home.changed(whenChanged(listed.changedAt))}
          {listed.hasUnsaved && <strong className={styles.unsaved}>{messages.home.unsaved}</strong>}
        </span>
      </Link>
      <button
        type="button"
        className={styles.delete}
        aria-label={messages.home.delete(title)}
        title={messages.home.delete(title)}
        onClick={onDelete}
      >
        <Trash2 size={18} aria-hidden />
      </button>
    </li>
  );
}

function titleOf({ title }: ListedDocument): string {
  return title.trim() || messages.home.untitled;
}
