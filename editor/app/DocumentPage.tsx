import { ArrowLeft } from "lucide-react";
import { useCallback, useEffect, useMemo, useState } from "react";
import { ulid } from "ulid";
import { Link, useLocation } from "wouter";
import { useHistoryState } from "wouter/use-browser-location";
import { CollaborativeEditor, type PageHost } from "../src/index.ts";
import { createDocument, statePath } from "./api.ts";
import { DeleteDialog } from "./DeleteDialog.tsx";
import styles from "./DocumentPage.module.css";
import { messages } from "./messages.ts";
import { usePerson } from "./person.ts";
import { sawTitle } from "./seen-titles.ts";

const syncUrl = `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/sync`;
const documentId = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/;

function addressOfPage(id: string): string {
  return `/d/${encodeURIComponent(id)}`;
}

/** A place in a document is more than the document. */
function documentAt({ origin, pathname, search, hash }: URL): string | undefined {
  if (origin !== location.origin || search !== "" || hash !== "") return undefined;
  const [, id = ""] = /^\/d\/([^/%]+)$/.exec(pathname) ?? [];
  return documentId.test(id) ? id : undefined;
}

/** One document at `/d/<id>`. */
export function DocumentPage({ id }: { id: string }) {
  const [person, setPerson] = usePerson();
  const [title, setTitle] = useState("");
  const [isDeleting, setDeleting] = useState(false);
  const [, navigate] = useLocation();
  const { isNew = false } = useHistoryState<{ isNew?: boolean } | undefined>() ?? {};
  const pages = useMemo(
    (): PageHost => ({
      find: async (query, signal) => {
        const { findDocuments } = await import("./documents.ts");
        return (await findDocuments(query, signal)).filter((each) => each.id !== id);
      },
      addressOf: addressOfPage,
      documentAt: (address) => {
        const other = documentAt(address);
        return other === id ? undefined : other;
      },
      create: (called) => {
        const created = ulid();
        // Without a network it begins, without its title, when somebody goes there.
        createDocument(created, called).catch(() => undefined);
        return { id: created, title: called };
      },
      open: (other) => navigate(addressOfPage(other)),
    }),
    [id, navigate],
  );
  const goHome = useCallback(() => navigate("/"), [navigate]);
  const showTitle = useCallback(
    (next: string) => {
      sawTitle(id, next);
      const shown = next.trim() || messages.home.untitled;
      setTitle(shown);
      document.title = `${shown} – ${messages.name}`;
    },
    [id],
  );

  // The way back is there when the network is not any more.
  const isOpen = title !== "";
  useEffect(() => {
    if (isOpen) import("./Home.tsx").catch(() => undefined);
  }, [isOpen]);

  if (!documentId.test(id)) return <NotFound />;
  return (
    <>
      <CollaborativeEditor
        url={syncUrl}
        documentId={id}
        person={person}
        isNew={isNew}
        onPersonChange={setPerson}
        onTitle={showTitle}
        onGone={goHome}
        pages={pages}
        actions={[
          { label: messages.document.downloadState, icon: "binary", run: () => download(statePath(id)) },
          { label: messages.document.delete, icon: "trash-2", run: () => setDeleting(true) },
        ]}
        barStart={
          <Link href="/" className={styles.button} aria-label={messages.document.back} title={messages.document.back}>
            <ArrowLeft size={20} aria-hidden className="weft-flip" />
          </Link>
        }
      />
      {isDeleting && (
        <div className={`weft ${styles.dialogs}`}>
          <DeleteDialog id={id} title={title} onClose={() => setDeleting(false)} onDeleted={goHome} />
        </div>
      )}
    </>
  );
}

function download(path: string) {
  const link = document.createElement("a");
  link.href = path;
  link.download = "";
  link.click();
}

function NotFound() {
  return (
    <main className={`weft ${styles.notFound}`}>
      <h1>{messages.document.notFound}</h1>
      <Link href="/">{messages.document.back}</Link>
    </main>
  );
}
