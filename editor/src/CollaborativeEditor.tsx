import type { Editor } from "@tiptap/core";
import { Selection } from "@tiptap/pm/state";
import { type ReactNode, useCallback, useRef, useState } from "react";
import type { Follow } from "./collaboration/follow.ts";
import type { Replica } from "./collaboration/replica.ts";
import { titleOf } from "./collaboration/roots.ts";
import { SaveStatus } from "./collaboration/SaveStatus.tsx";
import type { Person, Session } from "./collaboration/session.ts";
import { useNewerSchema } from "./collaboration/useNewerSchema.ts";
import { useSession, useSessionState } from "./collaboration/useSession.ts";
import styles from "./CollaborativeEditor.module.css";
import { MissingPartsNotice } from "./later/MissingPartsNotice.tsx";
import { english, type Messages } from "./messages/english.ts";
import { MessagesProvider, useMessages } from "./messages/MessagesContext.tsx";
import { Outline } from "./outline/Outline.tsx";
import { useOutline } from "./outline/useOutline.ts";
import type { Surroundings } from "./suggestions/useWorld.ts";
import { Rescue } from "./rescue/Rescue.tsx";
import { TextSurface } from "./surface/TextSurface.tsx";
import { type Tools, useTools } from "./surface/useTools.ts";
import { TitleField } from "./title/TitleField.tsx";
import type { DocumentAction } from "./transfer/document-action.ts";
import { KeysAhead } from "./toolbar/KeysAhead.tsx";
import { useAboveKeyboard } from "./toolbar/useAboveKeyboard.ts";
import { Notice } from "./ui/Notice.tsx";
import { useView } from "./view/view.ts";

export interface CollaborativeEditorProps extends Surroundings {
  /** The server's `/sync`, as `ws:` or `wss:`. */
  url: string;
  documentId: string;
  /** Who writes, as the others see them. */
  person: Person;
  /** Asked for each time a connection is made. */
  token?: (() => string | Promise<string>) | undefined;
  /** Stable name of the account; keeps the copies of different people on one device apart. */
  user?: string | undefined;
  /** The document is being made right now: it is open at once, also without a network. */
  isNew?: boolean | undefined;
  /** The same value from render to render: another one makes a new editor. */
  messages?: Messages | undefined;
  /** What the host shows at the start of the bar. */
  barStart?: ReactNode;
  /** What the host adds to the menu of the document. */
  actions?: readonly DocumentAction[] | undefined;
  onPersonChange?: ((person: Person) => void) | undefined;
  onTitle?: ((title: string) => void) | undefined;
  /** The document was deleted, and the person has discarded the last copy of it. */
  onGone?: (() => void) | undefined;
}

/** A document, to be written with others. */
export function CollaborativeEditor({ messages = english, ...props }: CollaborativeEditorProps) {
  const session = useSession(props);
  return (
    <MessagesProvider messages={messages}>
      <div className={`weft ${styles.whole}`}>{session && <Frame session={session} {...props} />}</div>
    </MessagesProvider>
  );
}

type FrameProps = Omit<CollaborativeEditorProps, "messages"> & { session: Session };

function Frame({
  session,
  person,
  isNew,
  barStart,
  actions,
  onPersonChange,
  onTitle,
  onGone,
  ...surroundings
}: FrameProps) {
  const { replica } = useSessionState(session);
  const [editor, setEditor] = useState<Editor>();
  const [view, changeView] = useView();
  const frame = useRef<HTMLDivElement>(null);
  const head = useRef<HTMLDivElement>(null);
  const tools = useTools(editor);
  const [openFind, setOpenFind] = useState<() => void>();
  const onFindOffered = useCallback((open: (() => void) | undefined) => setOpenFind(() => open), []);
  const [follow, setFollow] = useState<Follow>();
  const outline = useOutline(view, changeView);
  useAboveKeyboard(head);
  return (
    <div ref={frame} className={styles.frame} data-focused={view.isFocused}>
      <div ref={head} className={styles.head} data-head>
        <header className={styles.bar}>
          {barStart}
          {tools && <tools.OutlineButton {...outline} />}
          <span className={styles.gap} />
          <SaveStatus session={session} />
          {tools && replica && <tools.Collaborators {...{ replica, person, follow, onPersonChange }} />}
          {tools && <tools.ViewMenu editor={editor} view={view} onChange={changeView} onFind={openFind} />}
          {tools && editor && replica && (
            <tools.DocumentMenu {...{ editor, actions }} title={titleOf(replica.document)} />
          )}
        </header>
        <div className={styles.tools} data-screen-only>
          {editor && (tools ? <tools.Toolbar editor={editor} /> : <KeysAhead editor={editor} />)}
          {tools && editor && <tools.Find editor={editor} frame={frame} onOffer={onFindOffered} />}
          <MissingPartsNotice />
        </div>
      </div>
      <div className={styles.body} data-wide={view.isWide}>
        {editor && <Outline editor={editor} outline={outline} />}
        <main className={styles.page}>
          <Rescue session={session} onGone={onGone} />
          {replica ? (
            <DocumentPage
              key={replica.document.guid}
              {...{ session, replica, isNew, editor, tools, setEditor, onTitle, surroundings }}
            />
          ) : (
            <Opening session={session} />
          )}
        </main>
      </div>
      {tools && editor && <tools.DocumentCounts editor={editor} />}
      {tools && editor && replica && <tools.LostWords editor={editor} replica={replica} />}
      {tools && editor && replica && (
        <tools.Following editor={editor} awareness={replica.awareness} onFollow={setFollow} />
      )}
      {tools && replica && (
        <tools.Announcements session={session} replica={replica} editor={editor} isTold={view.isTold} />
      )}
    </div>
  );
}

/** Until the document is here: nothing that could be taken for an empty page. */
function Opening({ session }: { session: Session }) {
  const { editor } = useMessages();
  const { connection, refusal } = useSessionState(session);
  if (refusal) return null;
  return (
    <div role="status">
      <h1 className={styles.opening}>{connection === "offline" ? editor.notOnDevice : editor.opening}</h1>
    </div>
  );
}

interface DocumentPageProps {
  session: Session;
  replica: Replica;
  isNew: boolean | undefined;
  editor: Editor | undefined;
  tools: Tools | undefined;
  setEditor: (editor: Editor | undefined) => void;
  onTitle: ((title: string) => void) | undefined;
  surroundings: Surroundings;
}

function DocumentPage({ session, replica, isNew, editor, tools, setEditor, onTitle, surroundings }: DocumentPageProps) {
  const { reading } = useMessages();
  const { canWrite, refusal } = useSessionState(session);
  const isNewer = useNewerSchema(replica.document);
  const isEditable = canWrite && !refusal && !isNewer;
  const focusText = useCallback(() => {
    if (!editor) return;
    const { state, view } = editor;
    view.dispatch(state.tr.setSelection(Selection.atStart(state.doc)).scrollIntoView());
    // At once: Tiptap's own way waits for a frame, and the title would take what is typed until then.
    view.focus();
  }, [editor]);
  return (
    <>
      {isNewer && <Notice tone="warning">{reading.newerSchema}</Notice>}
      <TitleField replica={replica} isNew={isNew} isEditable={isEditable} onDone={focusText} onTitle={onTitle} />
      <TextSurface replica={replica} isEditable={isEditable} onEditor={setEditor} />
      {tools && editor && <tools.BesideText editor={editor} replica={replica} surroundings={surroundings} />}
    </>
  );
}
